/** Encodings a file can be said to be in, by the names people know them by. */
export const ENCODINGS = [
  { id: 'utf-8', label: 'UTF-8' },
  { id: 'gb18030', label: 'GB18030 (GBK)' },
  { id: 'utf-16le', label: 'UTF-16 LE' },
  { id: 'utf-16be', label: 'UTF-16 BE' },
] as const
export type Encoding = (typeof ENCODINGS)[number]['id']

/** How a file that was read is named: its encoding, or what it is where it has none. */
export const encodingName = (encoding: string): string =>
  ENCODINGS.find(({ id }) => id === encoding)?.label ?? encoding.toUpperCase()

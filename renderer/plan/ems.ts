/** Roughly how wide text is, in ems: a Chinese character or its punctuation is one, anything else about half. */
export function emsOf(text: string): number {
  let sum = 0
  for (const letter of text) sum += letter.charCodeAt(0) > 0x2e80 ? 1 : 0.54
  return sum
}

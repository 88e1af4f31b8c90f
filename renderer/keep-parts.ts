/** `next`, in which every part that is as it was in `known` is the very same object: who watches a part sees that it stayed. */
export function keepParts<T>(known: T, next: T): T {
  if (Object.is(known, next)) return known
  if (typeof known !== 'object' || typeof next !== 'object' || known === null || next === null) return next
  if (Array.isArray(known) !== Array.isArray(next)) return next
  const before = known as Readonly<Record<string, unknown>>
  const entries = Object.entries(next).map(([key, value]) => [key, keepParts(before[key], value)] as const)
  const isSame = entries.length === Object.keys(before).length && entries.every(([key, value]) => value === before[key])
  if (isSame) return known
  return (Array.isArray(next) ? entries.map(([, value]) => value) : Object.fromEntries(entries)) as T
}

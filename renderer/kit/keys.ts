/** A key for each of what may be alike: what it is, and how many like it came before. */
export function keysOf(items: readonly (string | number)[]): readonly string[] {
  const before = new Map<string | number, number>()
  return items.map((item) => {
    const nth = before.get(item) ?? 0
    before.set(item, nth + 1)
    return `${item} ${nth}`
  })
}

/** Characters that take two columns of a terminal: Chinese, Japanese, Korean, full-width forms, emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u
const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

export const widthOf = (text: string): number =>
  Array.from(letters.segment(text), ({ segment }) => (WIDE.test(segment) ? 2 : 1)).reduce<number>((a, b) => a + b, 0)

/** Cut to so many columns, with an ellipsis where something is missing. */
export function fit(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text
  let kept = ''
  for (const { segment } of letters.segment(text)) {
    if (widthOf(kept + segment) > columns - 1) break
    kept += segment
  }
  return `${kept}…`
}

/** Rows under their headings, columns two spaces apart; numbers stand to the right; only the last column may be long. Empty without rows. */
export function table(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  if (rows.length === 0) return ''
  const lines = [headings, ...rows].map((row) =>
    row.map((cell, i) => fit(String(cell).replace(/\s+/g, ' '), i < row.length - 1 ? 60 : Infinity)),
  )
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => widthOf(line[column] ?? ''))))
  const right = headings.map((_, column) => rows.every((row) => typeof row[column] === 'number'))
  return lines
    .map((line) =>
      line
        .map((cell, i) => pad(cell, widths[i] ?? 0, right[i] ?? false))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function pad(text: string, columns: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, columns - widthOf(text)))
  return right ? space + text : text + space
}

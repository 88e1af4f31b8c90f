/**
 * What a spreadsheet program does not leave as it stands: it runs it as a formula, takes it for the start of a new cell, or for a
 * number, a date or a time, of which an id of 19 digits, `007`, `12.50` and 3月5日 do not come out as they went in. Also behind
 * quotes of our own.
 */
const RUN = String.raw`[=+\-@＝＋－＠\t\r\n]`
const SAFE_NUMBER = String.raw`(?:0|[1-9]\d{0,14})$`
const CHANGED = String.raw`(?:${RUN}|(?!${SAFE_NUMBER})\d[\d.,:/%e+\- 年月日时分秒]*$)`
const TRIGGER = new RegExp(`^'*${CHANGED}`, 'iu')
const GUARDED = new RegExp(`^'+${CHANGED}`, 'iu')

/** Text as a cell of a CSV file that a spreadsheet program shows as it is: with a `'` in front where it would not. */
export const guarded = (text: string): string => (TRIGGER.test(text) ? `'${text}` : text)

/** The text as it was before `guarded`, whatever it was. */
export const unguarded = (cell: string): string => (cell.startsWith("'") && GUARDED.test(cell) ? cell.slice(1) : cell)

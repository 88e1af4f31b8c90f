/** What a spreadsheet program runs as a formula, or takes for the start of a new cell; also behind quotes of our own. */
const TRIGGER = /^'*[=+\-@＝＋－＠\t\r\n]/u
const GUARDED = /^'+[=+\-@＝＋－＠\t\r\n]/u

/** Text as a cell of a CSV file that no spreadsheet program runs: with a `'` in front where it could. */
export const guarded = (text: string): string => (TRIGGER.test(text) ? `'${text}` : text)

/** The text as it was before `guarded`, whatever it was. */
export const unguarded = (cell: string): string => (cell.startsWith("'") && GUARDED.test(cell) ? cell.slice(1) : cell)

/** What a file may be at most. Measured while reading; what a file says of itself counts for nothing. */
export const MOST_BYTES = 50 * 1024 * 1024
/** A file that is handed over, before anything is read of it: larger than what is read, so that it can be named and told why. */
export const MOST_HANDED = 60 * 1024 * 1024
export const MOST_INFLATED = 60 * 1024 * 1024
export const MOST_CELLS = 1_000_000
export const MOST_ENTRIES = 2_000
/** Characters in all cells of a workbook. */
export const MOST_TEXT = 60 * 1024 * 1024
/** Tags of a workbook's tables: a cell takes four to six. Of all else, styles mostly: Excel stops at 65,490 formats. */
export const MOST_TAGS = 8_000_000
export const MOST_OTHER_TAGS = 1_000_000
/** Bytes between one `<` and the next: a cell of 32,767 characters, the longest there is, takes far less in any spelling. */
export const MOST_BETWEEN_TAGS = 512 * 1024
/** How long a workbook may take in its thread, its start included, and how much of the heap. */
export const MOST_XLSX_MS = 4500
export const MOST_XLSX_HEAP_MB = 96

/** What a file may be at most. Measured while reading; what a file says of itself counts for nothing. */
export const MOST_BYTES = 50 * 1024 * 1024
export const MOST_INFLATED = 60 * 1024 * 1024
export const MOST_CELLS = 1_000_000
export const MOST_ENTRIES = 2_000
/** Characters in all cells of a workbook. */
export const MOST_TEXT = 60 * 1024 * 1024
/** How long a workbook may take in its thread, and how much of the heap. */
export const MOST_XLSX_MS = 5000
export const MOST_XLSX_HEAP_MB = 256

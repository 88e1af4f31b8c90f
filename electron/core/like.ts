/** A pattern for LIKE (ESCAPE '\') that finds a text anywhere, whatever signs it has. */
export const likePattern = (text: string): string => `%${text.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`

const CLOSED = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOENT']

/** For what a door only notes beside the data: where a folder takes no files there is nothing to note, and the page says why. */
export function whereItMay(write: () => void): void {
  try {
    write()
  } catch (error) {
    if (!CLOSED.includes(String((error as NodeJS.ErrnoException).code))) throw error
  }
}

let prepare: (() => Promise<unknown>) | null = null

/** A screen with a sheet of its own says how to get it ready. Answers how to take that back. */
export function preparePrint(run: () => Promise<unknown>): () => void {
  prepare = run
  return () => {
    if (prepare === run) prepare = null
  }
}

/** Prints the screen, or its sheet where it has one. */
export async function printPage(): Promise<void> {
  await prepare?.()
  window.print()
}

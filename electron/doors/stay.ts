/** Less than the three seconds after which people and systems pull the plug. */
const PATIENCE = 2_500

/** Keeps the process until it is told to go, then closes in good order, or after a while in any. */
export function stayUntilTold(close: () => Promise<void>): void {
  let told = false
  const go = () => {
    if (told) return
    told = true
    setTimeout(() => process.exit(1), PATIENCE).unref()
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, go)
  // The terminal may be gone before we are.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
}

import { openWorkspace } from '../../electron/core/workspace.ts'

// A process of its own that writes and makes backups until it is killed: `node backup-loop.ts FOLDER`.

const workspace = openWorkspace(process.argv[2] ?? '', () => {})
for (let n = 0; ; n++) {
  workspace.store.write((tx) => tx.put('setting', { id: `row-${n % 50}`, value: 'x'.repeat(20_000) + String(n) }))
  workspace.committed()
  process.stdout.write(`${workspace.backup(n % 4 === 0 ? 'by-hand' : 'automatic').sequence}\n`)
}

import type { InputOf } from '../shared/contract.ts'
import { call } from './client.ts'
import { act } from './data.ts'
import { sentenceOf } from './i18n.ts'
import { warn } from './kit/Toast.tsx'

/** Makes a file of the studio's content and hands it to whoever looks at the page; says what stood in the way. */
export async function saveExport(wanted: InputOf<'exports.make'>): Promise<void> {
  const made = await act('exports.make', wanted)
  if (!made) return
  const saved = await call('shell.saveFile', made)
  if (!saved.ok) warn(sentenceOf(saved.error))
}

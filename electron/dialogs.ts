import { dialog, type BrowserWindow } from 'electron'
import type { Words } from './doors/words.ts'

/** Whether words that are not written may go. Staying is what Enter and Escape do. */
export async function askToLose(
  window: BrowserWindow,
  words: Words,
  detail: string,
  closes: boolean,
): Promise<boolean> {
  const buttons = [words('window.stay'), words(closes ? 'window.closeAnyway' : 'window.reloadAnyway')]
  const asked = { type: 'warning', message: words('window.unwritten'), detail, buttons } as const
  const { response } = await dialog.showMessageBox(window, { ...asked, defaultId: 0, cancelId: 0, noLink: true })
  return response === 1
}

/** A page that hangs may be working: whoever sits before it decides. What was saved is saved either way. */
export async function askToReload(hanging: BrowserWindow, words: Words): Promise<void> {
  const buttons = [words('window.wait'), words('window.reload')]
  const asked = { message: words('window.unresponsive'), buttons, defaultId: 0, cancelId: 0 }
  const { response } = await dialog.showMessageBox(hanging, asked)
  if (response === 1) hanging.webContents.forcefullyCrashRenderer()
}

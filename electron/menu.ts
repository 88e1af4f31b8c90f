import { BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'
import type { Words } from './doors/words.ts'

/** What a system's own menu must offer: editing, sizes, windows. Everything of the studio is in its screens. */
export function setMenu(words: Words, isPackaged: boolean): void {
  const role = (name: NonNullable<MenuItemConstructorOptions['role']>): MenuItemConstructorOptions => ({
    role: name,
    label: words(`menu.${name}`),
  })
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const print: MenuItemConstructorOptions = {
    label: words('menu.print'),
    accelerator: 'CmdOrCtrl+P',
    click: (_, window) => {
      if (window instanceof BrowserWindow) window.webContents.print()
    },
  }
  const isMac = process.platform === 'darwin'
  const forMakers = isPackaged ? [] : [separator, role('reload'), role('toggleDevTools')]
  const menu: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { label: words('menu.file'), submenu: [print, ...(isMac ? [] : [separator, role('quit')])] },
    { label: words('menu.edit'), submenu: [role('cut'), role('copy'), role('paste'), separator, role('selectAll')] },
    {
      label: words('menu.view'),
      submenu: [role('resetZoom'), role('zoomIn'), role('zoomOut'), separator, role('togglefullscreen'), ...forMakers],
    },
    { label: words('menu.window'), submenu: [role('minimize'), role('close')] },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu))
}

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
  /** The page's own keys, shown here: it hears them itself, and a click here is heard as if they were pressed. */
  const pageKeys = (name: string, accelerator: string, click: (window: BrowserWindow) => void) => ({
    label: words(`menu.${name}`),
    accelerator,
    registerAccelerator: false,
    click: (_: unknown, window: unknown) => {
      if (window instanceof BrowserWindow) click(window)
    },
  })
  const find = pageKeys('find', 'CmdOrCtrl+K', ({ webContents }) =>
    webContents.sendInputEvent({ type: 'keyDown', keyCode: 'K', modifiers: [isMac ? 'meta' : 'control'] }),
  )
  const way = [
    pageKeys('back', isMac ? 'Cmd+[' : 'Alt+Left', ({ webContents }) => webContents.navigationHistory.goBack()),
    pageKeys('forward', isMac ? 'Cmd+]' : 'Alt+Right', ({ webContents }) => webContents.navigationHistory.goForward()),
  ]
  const forMakers = isPackaged ? [] : [separator, role('reload'), role('toggleDevTools')]
  const menu: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { label: words('menu.file'), submenu: [find, separator, print, ...(isMac ? [] : [separator, role('quit')])] },
    { label: words('menu.edit'), submenu: [role('cut'), role('copy'), role('paste'), separator, role('selectAll')] },
    {
      label: words('menu.view'),
      submenu: [
        ...way,
        separator,
        role('resetZoom'),
        role('zoomIn'),
        role('zoomOut'),
        separator,
        role('togglefullscreen'),
        ...forMakers,
      ],
    },
    { label: words('menu.window'), submenu: [role('minimize'), role('close')] },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu))
}

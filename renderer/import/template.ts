import { guarded } from '../../shared/formula-guard.ts'
import { TEMPLATE } from '../../shared/importers/own-template.ts'
import type { Settings } from '../../shared/model.ts'
import { call } from '../client.ts'
import { t } from '../i18n.ts'

const BOM = '\ufeff'

/** A text as a CSV file that spreadsheet programs read as UTF-8. */
export function saveCsv(name: string, text: string): Promise<unknown> {
  const bytes = new TextEncoder().encode(BOM + text)
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  return call('shell.saveFile', { name, mime: 'text/csv;charset=utf-8', base64 })
}

/** The own template: its header words in the language of the page. */
export function saveTemplate(language: Settings['language']): Promise<unknown> {
  const headers = TEMPLATE.map(([english, chinese]) => (language === 'zh-CN' ? chinese : english))
  return saveCsv(t('importing.templateName'), `${headers.join(',')}\r\n`)
}

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

export const csvOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map((cell) => quoted(guarded(cell))).join(',')}\r\n`).join('')

import { isMac } from '../keys.ts'
import css from './Kbd.module.css'

const GLYPHS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Delete: 'Del',
}
const glyph = (key: string): string => {
  if (key === 'Mod') return isMac ? '⌘' : 'Ctrl'
  if (key === 'Alt') return isMac ? '⌥' : 'Alt'
  if (key === 'Shift') return isMac ? '⇧' : 'Shift'
  return GLYPHS[key] ?? key
}

/** A shortcut as the table of actions writes it: `Mod+Shift+Z`, or two presses `G P`. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <span className={css.keys}>
      {keys.split(/[+ ]/).map((key) => (
        <kbd key={key}>{glyph(key)}</kbd>
      ))}
    </span>
  )
}

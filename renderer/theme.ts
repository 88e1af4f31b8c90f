import type { Settings } from '../shared/model.ts'

const prefersDark = matchMedia('(prefers-color-scheme: dark)')

export const isDark = (theme: Settings['theme']): boolean =>
  theme === 'system' ? prefersDark.matches : theme === 'dark'

let chosen: Settings['theme'] = 'system'

/** Puts the theme on the root; `system` follows the system from then on. */
export function wear(theme: Settings['theme']): void {
  chosen = theme
  document.documentElement.dataset['theme'] = isDark(theme) ? 'dark' : 'light'
}
prefersDark.addEventListener('change', () => wear(chosen))

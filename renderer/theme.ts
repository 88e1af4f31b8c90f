import type { Settings } from '../shared/model.ts'

const systemIsDark = () => matchMedia('(prefers-color-scheme: dark)')

export const isDark = (theme: Settings['theme']): boolean =>
  theme === 'system' ? systemIsDark().matches : theme === 'dark'

let chosen: Settings['theme'] = 'system'

/** Puts the theme on the root. */
export function wear(theme: Settings['theme']): void {
  chosen = theme
  document.documentElement.dataset['theme'] = isDark(theme) ? 'dark' : 'light'
}

/** Names the system on the root: each has its own faces. */
export function nameSystem(): void {
  if (/\bLinux\b/.test(navigator.userAgent)) document.documentElement.dataset['system'] = 'linux'
}

/** From here on the page changes with the system, where that is what was chosen; paper is always light. */
export function followSystem(): void {
  systemIsDark().addEventListener('change', () => wear(chosen))
  window.addEventListener('beforeprint', () => (document.documentElement.dataset['theme'] = 'light'))
  window.addEventListener('afterprint', () => wear(chosen))
}

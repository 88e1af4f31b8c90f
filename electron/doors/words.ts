import { createInstance } from 'i18next'
import en from '../../shared/locales/en.json' with { type: 'json' }
import zh from '../../shared/locales/zh-CN.json' with { type: 'json' }
import type { AppError } from '../../shared/result.ts'

export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** A sentence of the locales by its key, or by the first of several that there is. */
export type Words = (key: string | string[], params?: Readonly<Record<string, string | number>>) => string

const resources: Record<Language, { translation: object }> = {
  'zh-CN': { translation: zh },
  en: { translation: en },
}

export function wordsIn(language: Language): Words {
  const dictionary = createInstance()
  // Loaded at once, from memory: there is nothing to wait for.
  void dictionary.init({ lng: language, resources, initAsync: false, interpolation: { escapeValue: false } })
  return (key, params = {}) => dictionary.t(key, params)
}

/** Chinese where the system's words are Chinese, else English; not every system says so in the environment. */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const spoken =
    env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || new Intl.DateTimeFormat().resolvedOptions().locale
  return spoken.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

/** An error as a sentence: its message if that is a key of the locales, else what its code says. */
export const sentenceOf = ({ code, message, path, params }: AppError, words: Words): string =>
  words([message, `error.${code}`], { ...params, message, path: path ?? '' })

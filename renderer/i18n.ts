import { createInstance, type TFunction } from 'i18next'
import { initReactI18next } from 'react-i18next'
import zh from '../shared/locales/zh-CN.json'
import type { Translate } from '../shared/finding-words.ts'
import type { Settings } from '../shared/model.ts'
import type { AppError } from '../shared/result.ts'
import { nameApp } from './window-title.ts'

const words = createInstance()

type Language = Settings['language']

/** English is a file of its own: whoever speaks Chinese has the first picture without it. */
let english: Promise<unknown> | null = null

export function readEnglish(): Promise<unknown> {
  english ??= import('../shared/locales/en.json').then(
    ({ default: en }) => words.addResourceBundle('en', 'translation', en),
    (error: unknown) => {
      english = null
      throw error
    },
  )
  return english
}

export async function startWords(): Promise<void> {
  await words.use(initReactI18next).init({
    resources: { 'zh-CN': { translation: zh } },
    fallbackLng: 'zh-CN',
    interpolation: { escapeValue: false },
  })
  // Until the settings are read, and where they cannot be: what the system speaks.
  await speak(navigator.language.startsWith('zh') ? 'zh-CN' : 'en')
}

let wanted: Language = 'zh-CN'

/** Speaks it as soon as its words are there; until then, and where they cannot be read, as before. */
export async function speak(language: Language): Promise<void> {
  wanted = language
  if (language === 'en')
    await readEnglish().catch((error: unknown) => console.error('The English words could not be read', error))
  if (wanted !== language) return
  if (words.language !== language) await words.changeLanguage(language)
  document.documentElement.lang = language
  nameApp(words.t('app.name'))
}

/** The words outside of components, in the language of the moment. */
export const t: TFunction = ((...all: Parameters<TFunction>) => words.t(...all)) as TFunction

/** A word of the screens in every language there is: who learnt one name of a thing finds it by that. */
export const inAnyLanguage = (key: string): readonly string[] => ['zh-CN', 'en'].map((lng) => words.t(key, { lng }))

/** The same for what `shared/` says: a key, and what fills its places. */
export const inWords: Translate = (key, params) => words.t(key, params ?? {})

/** An error as a sentence: its message if that is a key of the locales, else what its code says. */
export const sentenceOf = (error: AppError): string =>
  words.t([error.message, `error.${error.code}`], { ...error.params, message: error.message, path: error.path })

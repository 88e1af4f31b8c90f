import en from '../../../shared/locales/en.json' with { type: 'json' }
import zh from '../../../shared/locales/zh-CN.json' with { type: 'json' }
import type { Settings } from '../../../shared/model.ts'

/** The screens' own words, for files that people read. */
export const wordsOf = (language: Settings['language']) => ({ 'zh-CN': zh, en })[language]

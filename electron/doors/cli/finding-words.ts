import type { Finding } from '../../../shared/finding.ts'
import type { Words } from '../words.ts'

export const findingSentence = ({ code, params }: Finding, words: Words): string => words(`finding.${code}.why`, params)

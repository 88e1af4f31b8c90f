import type { OutputOf } from '../../shared/contract.ts'
import { t } from '../i18n.ts'

export type Problem = OutputOf<'workspace.status'>['problems'][number]

/** A problem of the workspace as a sentence; a sync program by the name that it goes by in this language. */
export const problemText = ({ code, params }: Problem): string =>
  t(code, 'program' in params ? { ...params, program: t(`sync.${params['program']}`) } : params)

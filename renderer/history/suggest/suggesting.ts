import { wholeText } from '../../../shared/format.ts'
import type { HookKind, Settings } from '../../../shared/model.ts'
import type { SuggestedHook } from '../../../shared/suggest-hooks.ts'
import { act } from '../../data.ts'
import { t } from '../../i18n.ts'

/** Tables that change what is suggested. */
export const SUGGESTING = ['post', 'rejection', 'channel', 'item', 'variant']

type One = Pick<SuggestedHook, 'kind' | 'postId'>

const hookName = (kind: HookKind) => t(`hook.${kind}`)

export const accept = ({ kind, postId }: One) =>
  act('hooks.accept', { kind, ids: [postId] }, { said: t('suggest.done', { count: 1, n: '1', hook: hookName(kind) }) })

export const acceptAll = (kind: HookKind, channelId: string | null, language: Settings['language']) =>
  act(
    'hooks.accept',
    { kind, ...(channelId ? { channelId } : {}) },
    {
      said: ({ changed }) =>
        t('suggest.done', { count: changed, n: wholeText(changed, language), hook: hookName(kind) }),
    },
  )

export const reject = ({ kind, postId }: One) =>
  act('hooks.reject', { kind, id: postId }, { said: t('suggest.rejected', { hook: hookName(kind) }) })

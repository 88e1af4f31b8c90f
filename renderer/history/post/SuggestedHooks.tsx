import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Post } from '../../../shared/history.ts'
import { Chip } from '../../kit/marks.tsx'
import { HOOK_ICON } from '../../kit/signals.tsx'
import { Tooltip } from '../../kit/Tooltip.tsx'
import { Button, IconButton } from '../../kit/Button.tsx'
import { useQuery } from '../../use-query.ts'
import { accept, reject, SUGGESTING } from '../suggest/suggesting.ts'
import css from './Post.module.css'

/** Hooks that the post's words show, beside those it has: one click tags one, × says that it is none. */
export function SuggestedHooks({ post }: { readonly post: Post }) {
  const { t } = useTranslation()
  const rows = useQuery('hooks.suggested', { postId: post.id }, SUGGESTING).value?.rows ?? []
  return rows.map((row) => {
    const hook = t(`hook.${row.kind}`)
    const guess = t('kit.guess', { label: hook })
    const Icon = HOOK_ICON[row.kind]
    const words = row.text.slice(row.start, row.end)
    return (
      <span key={row.kind} className={css.guess}>
        <Tooltip text={`${t('suggest.ruleOfThumb')} · ${t(`suggest.rule.${row.kind}`)} · ${words}`}>
          <Button
            look="bare"
            small
            aria-label={t('suggest.acceptGuess', { title: post.title, guess })}
            onPress={() => void accept(row)}
          >
            <Chip tone="lure" icon={<Icon aria-hidden />} label={guess} isGuess />
          </Button>
        </Tooltip>
        <IconButton
          small
          label={t('suggest.rejectNamed', { title: post.title, hook })}
          icon={<X className="i12" aria-hidden />}
          onPress={() => void reject(row)}
        />
      </span>
    )
  })
}

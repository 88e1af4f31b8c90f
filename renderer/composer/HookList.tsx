import { Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { clockText } from '../../shared/format.ts'
import { inViewerOrder, spokenWords } from '../../shared/hooks.ts'
import type { Item, Letter } from '../../shared/model.ts'
import { editHook } from '../../shared/variants.ts'
import { IconButton } from '../kit/Button.tsx'
import { AbMark } from '../kit/marks.tsx'
import { HookChip } from '../kit/signals.tsx'
import { useComposer, useItem } from './composer.ts'
import css from './HookEditor.module.css'

/** The hooks as rows, in the order in which a viewer meets them. */
export function HookList() {
  const { t } = useTranslation()
  const { channel, isLocked, edit, hookId, selectHook } = useComposer()
  const hooksOf = (letter: Letter) => (item: Item) =>
    inViewerOrder(item.variants[letter]?.hooks ?? [], item.durationSeconds ?? Infinity)
  const [A, B] = [useItem(hooksOf('A')), useItem(hooksOf('B'))]
  const rows = [
    ...A.map((hook) => ({ letter: 'A' as const, hook })),
    ...B.map((hook) => ({ letter: 'B' as const, hook })),
  ]
  if (rows.length === 0) return <p className="dim">{t('composer.noHooks')}</p>
  return (
    <ul className={css.rows}>
      {rows.map(({ letter, hook }) => (
        <li key={hook.id} {...(hook.id === hookId ? { className: css.open } : {})}>
          <AbMark letter={letter} label={t('composer.version', { letter })} />
          <span className="small">
            {t(`placement.${hook.placement}`)}{' '}
            <span className="num">{hook.second === null ? '' : clockText(hook.second)}</span>
          </span>
          <span>
            <HookChip hook={hook} channel={channel} />
          </span>
          <button
            type="button"
            className={css.words}
            aria-pressed={hook.id === hookId}
            onClick={() => selectHook(hook.id, true)}
          >
            {spokenWords(hook) || (
              <span className="dim">{t('composer.noWords', { hook: t(`hook.${hook.kind}`) })}</span>
            )}
          </button>
          {isLocked ? null : (
            <IconButton
              small
              label={t('composer.removeHookOf', { hook: t(`hook.${hook.kind}`) })}
              icon={<Trash2 className="i14" aria-hidden />}
              onPress={() => edit(`hooks.${hook.id}`, (before) => editHook(before, hook.id, () => null))}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

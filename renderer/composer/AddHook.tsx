import { Plus } from 'lucide-react'
import { memo } from 'react'
import { Button as AriaButton, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { clearOf, newHook } from '../../shared/hooks.ts'
import { variantsOf } from '../../shared/items.ts'
import type { HookKind, Letter, Placement } from '../../shared/model.ts'
import { addHook } from '../../shared/variants.ts'
import { Button } from '../kit/Button.tsx'
import { HOOK_ICON } from '../kit/signals.tsx'
import css from './AddHook.module.css'
import { newId, useComposer } from './composer.ts'
import { starter, starterLine } from './starter.ts'

/** Kinds by what they are for: no act, a comment, another act. */
const GROUPS: readonly { readonly id: string; readonly kinds: readonly HookKind[] }[] = [
  { id: 'stay', kinds: ['suspense', 'backstage'] },
  { id: 'speak', kinds: ['question', 'choice', 'stance', 'co-create'] },
  {
    id: 'ask',
    kinds: ['dual-track', 'golden-line', 'threshold', 'ending-vote', 'unlock', 'save', 'share', 'thread', 'follow'],
  },
]

interface AddHookProps {
  /** The version it goes to; null: each that there is. */
  readonly letter: Letter | null
  readonly placement?: Placement
  /** `button` in a head, `row` quietly in a row of the table, `slot` a dashed square on the film. */
  readonly look?: 'button' | 'row' | 'slot'
  readonly label?: string
}

/** A new hook of a kind, with a first wording to change. */
export const AddHook = memo(function AddHook({ letter, placement, look = 'button', label }: AddHookProps) {
  const { t } = useTranslation()
  const { draft, channel, edit, selectHook } = useComposer()

  const add = (kind: HookKind) => {
    const { item } = draft.get()
    const letters = letter ? [letter] : variantsOf(item).map((one) => one.letter)
    const duration = item.format === 'gallery' ? null : item.durationSeconds
    const hooks = variantsOf(item)
      .filter((one) => letters.includes(one.letter))
      .map(({ letter: one, variant }) => ({
        one,
        hook: starter(
          clearOf(newHook(newId(), kind, channel, placement ?? null, duration), variant.hooks, duration),
          channel,
          t,
        ),
      }))
    edit(`hooks.${hooks[0]?.hook.id}`, (before) =>
      hooks.reduce((next, { one, hook }) => addHook(next, one, hook), before),
    )
    selectHook(hooks[0]?.hook.id ?? null, true)
  }

  const name =
    label ?? (placement ? t('composer.addHookAt', { placement: t(`placement.${placement}`) }) : t('composer.addHook'))
  return (
    <MenuTrigger>
      {look === 'slot' ? (
        <AriaButton className={css.slot ?? ''} aria-label={name}>
          <Plus className="i12" aria-hidden />
        </AriaButton>
      ) : (
        <Button
          look="bare"
          small={look === 'row'}
          className={look === 'row' ? (css.row ?? '') : ''}
          icon={<Plus className={look === 'row' ? 'i12' : ''} aria-hidden />}
          aria-label={name}
        >
          {look === 'row' ? t('composer.addAsk') : t('composer.addHook')}
        </Button>
      )}
      <Popover className={css.popover ?? ''} offset={4}>
        <Menu aria-label={name} className={css.menu ?? ''} onAction={(kind) => add(kind as HookKind)}>
          {GROUPS.map((group) => (
            <MenuSection key={group.id} aria-label={t(`composer.hookGroup.${group.id}`)}>
              <Header className={css.head ?? ''}>{t(`composer.hookGroup.${group.id}`)}</Header>
              {group.kinds.map((kind) => {
                const Icon = HOOK_ICON[kind]
                return (
                  <MenuItem key={kind} id={kind} textValue={t(`hook.${kind}`)} className={css.kind ?? ''}>
                    <Icon aria-hidden />
                    <span>{t(`hook.${kind}`)}</span>
                    <span className={css.words}>{starterLine(kind, channel, t)}</span>
                  </MenuItem>
                )
              })}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
})

import { Plus } from 'lucide-react'
import { memo } from 'react'
import { Button as AriaButton, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { clearOf, newHook, spokenWords } from '../../shared/hooks.ts'
import { variantsOf } from '../../shared/items.ts'
import type { Hook, HookKind, Letter, Placement } from '../../shared/model.ts'
import { saying } from '../../shared/playbook.ts'
import { addHook } from '../../shared/variants.ts'
import { useLanguage } from '../data.ts'
import { Button } from '../kit/Button.tsx'
import { HOOK_ICON } from '../kit/signals.tsx'
import { recordText } from '../playbook/words.ts'
import css from './AddHook.module.css'
import { newId, useComposer } from './composer.ts'
import { keptFor, useNotes } from './notes.ts'
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

const MOST_KEPT = 4

interface AddHookProps {
  /** The version it goes to; null: each that there is. */
  readonly letter: Letter | null
  readonly placement?: Placement
  /** `button` in a head, `row` quietly in a row of the table, `slot` a dashed square on the film. */
  readonly look?: 'button' | 'row' | 'slot'
  readonly label?: string
}

/** A new hook in words of the playbook, or of a kind with a first wording to change. */
export const AddHook = memo(function AddHook({ letter, placement, look = 'button', label }: AddHookProps) {
  const { t } = useTranslation()
  const { draft, channel, edit, selectHook } = useComposer()
  const language = useLanguage()
  const notes = useNotes()

  const add = (made: (hook: Hook) => Hook, kind: HookKind, place: Placement | null) => {
    const { item } = draft.get()
    const letters = letter ? [letter] : variantsOf(item).map((one) => one.letter)
    const duration = item.format === 'gallery' ? null : item.durationSeconds
    const hooks = variantsOf(item)
      .filter((one) => letters.includes(one.letter))
      .map(({ letter: one, variant }) => {
        const blank = made(newHook(newId(), kind, channel, place, duration))
        return { one, hook: clearOf(blank, variant.hooks, duration) }
      })
    edit(`hooks.${hooks[0]?.hook.id}`, (before) =>
      hooks.reduce((next, { one, hook }) => addHook(next, one, hook), before),
    )
    selectHook(hooks[0]?.hook.id ?? null, true)
  }

  const kept = keptFor(notes?.templates ?? [], placement ?? null).slice(0, MOST_KEPT)
  const choose = (id: string) => {
    const template = kept.find((row) => row.template.id === id)?.template
    if (template) add((hook) => saying(template, hook, channel), template.kind, placement ?? template.placement)
    else add((hook) => starter(hook, channel, t), id as HookKind, placement ?? null)
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
        <Menu aria-label={name} className={css.menu ?? ''} onAction={(id) => choose(String(id))}>
          {kept.length > 0 ? (
            <MenuSection aria-label={t('playbook.title')}>
              <Header className={css.head ?? ''}>{t('playbook.title')}</Header>
              {kept.map((row) => {
                const { id, kind } = row.template
                const Icon = HOOK_ICON[kind]
                const words = spokenWords(row.template)
                return (
                  <MenuItem key={id} id={id} textValue={words} className={css.kind ?? ''}>
                    <Icon aria-hidden />
                    <span>{t(`hookShort.${kind}`)}</span>
                    <span className={css.kept}>
                      <span>{words}</span>
                      <span className={css.words}>{recordText(row, channel, language, t)}</span>
                    </span>
                  </MenuItem>
                )
              })}
            </MenuSection>
          ) : null}
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

import { Pencil, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { momentText } from '../../shared/format.ts'
import { now } from '../clock.ts'
import { BrokenRows } from '../damage/BrokenRows.tsx'
import { useBroken } from '../damage/use-damaged.ts'
import { useLanguage } from '../data.ts'
import { IconButton, LinkButton } from '../kit/Button.tsx'
import { Checkbox } from '../kit/Choice.tsx'
import { ButtonGroup } from '../kit/Page.tsx'
import { saveList, type AnyChecklist } from './lists.ts'
import css from './Playbook.module.css'

interface ChecklistsProps {
  readonly lists: readonly AnyChecklist[]
  readonly zone: string
  readonly showsAll: boolean
  readonly onOpen: (list: AnyChecklist) => void
}

/** One list with its ticks, the others by name; or all of them. */
export function Checklists({ lists, zone, showsAll, onOpen }: ChecklistsProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<string | null>(null)
  const first = lists.find(({ id }) => id === chosen) ?? lists[0]
  const shown = showsAll ? lists : first ? [first] : []
  const others = lists.filter((list) => !shown.includes(list))
  const broken = useBroken('checklist')
  return (
    <div className={css.lists}>
      {shown.map((list) => (
        <List key={list.id} list={list} zone={zone} level={showsAll ? 'h2' : 'h3'} onOpen={onOpen} />
      ))}
      <BrokenRows things={broken} isFlush />
      {others.length > 0 ? (
        <p className={css.others}>
          {t('playbook.lists.others')}
          {others.map(({ id, name }) => (
            <LinkButton key={id} className="small" onPress={() => setChosen(id)}>
              {name}
            </LinkButton>
          ))}
        </p>
      ) : null}
    </div>
  )
}

interface ListProps extends Pick<ChecklistsProps, 'zone' | 'onOpen'> {
  readonly list: AnyChecklist
  readonly level: 'h2' | 'h3'
}

function List({ list, zone, level: Heading, onOpen }: ListProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const done = list.steps.flatMap(({ doneAt }) => doneAt ?? []).toSorted()
  const [since] = done
  const tick = (id: string, isDone: boolean) =>
    saveList({
      ...list,
      steps: list.steps.map((step) => (step.id === id ? { ...step, doneAt: isDone ? now() : null } : step)),
    })
  const anew = () =>
    saveList({ ...list, steps: list.steps.map((step) => ({ ...step, doneAt: null })) }, t('playbook.lists.begun'))
  return (
    <section>
      <header className={css.head}>
        <Heading>{t('playbook.lists.title')}</Heading>
        <span className="dim small">{list.name}</span>
        <span className="push" />
        <ButtonGroup>
          {since === undefined ? null : (
            <IconButton
              small
              label={t('playbook.lists.anew', { name: list.name })}
              icon={<RotateCcw className="i14" aria-hidden />}
              onPress={() => void anew()}
            />
          )}
          <IconButton
            small
            label={t('playbook.lists.edit', { name: list.name })}
            icon={<Pencil className="i14" aria-hidden />}
            onPress={() => onOpen(list)}
          />
        </ButtonGroup>
      </header>
      <ul className={css.steps}>
        {list.steps.map(({ id, words, note, doneAt }) => (
          <li key={id} data-done={doneAt !== null}>
            <Checkbox isSelected={doneAt !== null} onChange={(isDone) => void tick(id, isDone)}>
              <span className={css.step}>{words}</span>
            </Checkbox>
            {note ? <p className={css.note}>{note}</p> : null}
          </li>
        ))}
      </ul>
      {since === undefined ? null : (
        <p className={css.foot}>
          {t('playbook.lists.progress', {
            count: done.length,
            of: list.steps.length,
            at: momentText(since, zone, now(), language),
          })}
        </p>
      )}
    </section>
  )
}

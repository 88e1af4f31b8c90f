import { ChevronDown, ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button as AriaButton } from 'react-aria-components'
import { groupTitle, sharedWays, type FindingGroup as Group, type Said } from '../../shared/finding-groups.ts'
import { remedyLabel, versionText } from '../../shared/finding-words.ts'
import { titleOf } from '../../shared/items.ts'
import type { Item } from '../../shared/model.ts'
import { useChannelName } from '../channel-name.ts'
import { useLanguage } from '../data.ts'
import { inWords } from '../i18n.ts'
import { Button, LinkButton } from '../kit/Button.tsx'
import { FindingRow } from '../kit/FindingRow.tsx'
import { VersionOf } from '../kit/VersionOf.tsx'
import { mendAll, slotText } from './commands.ts'
import { focusOn } from './plan-state.ts'
import { useWaysOut } from './use-ways-out.tsx'
import css from './WeekCheck.module.css'

interface FindingGroupProps {
  readonly group: Group
  readonly items: ReadonlyMap<string, Item>
}

/** What is to be said of several items under one title: once, with each item and its ways out behind the count. */
export function FindingGroup({ group, items }: FindingGroupProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const listId = useId()
  const [isOpen, setOpen] = useState(false)
  const { why, members } = group
  const { severity, source } = members[0].finding
  const ways = sharedWays(group, (finding) => remedyLabel(inWords, language, finding))
  const Chevron = isOpen ? ChevronDown : ChevronRight
  return (
    <>
      <FindingRow severity={severity} source={source} title={groupTitle(inWords, group)} reason={why} />
      <div className={css.group}>
        <AriaButton
          className={css.which ?? ''}
          aria-expanded={isOpen}
          {...(isOpen ? { 'aria-controls': listId } : {})}
          onPress={() => setOpen(!isOpen)}
        >
          {t('plan.check.which')}
          <Chevron className="i12" aria-hidden />
        </AriaButton>
        {ways.length > 0 ? (
          <span className={css.ways}>
            {ways.map(({ label, findings }) => (
              <Button key={label} small onPress={() => void mendAll(findings)}>
                {t('plan.check.mendAll', { label, count: new Set(findings.map(({ itemId }) => itemId)).size })}
              </Button>
            ))}
          </span>
        ) : null}
        {isOpen ? (
          <ul id={listId}>
            {members.map((said) => (
              <Member key={said.finding.key} said={said} hasOwnWhy={why === null} items={items} among={members} />
            ))}
          </ul>
        ) : null}
      </div>
    </>
  )
}

interface MemberProps {
  readonly said: Said
  readonly hasOwnWhy: boolean
  readonly items: ReadonlyMap<string, Item>
  readonly among: readonly Said[]
}

function Member({ said: { finding, why }, hasOwnWhy, items, among }: MemberProps) {
  const { t } = useTranslation()
  const { anchor, remedy, also, evidence, onDismiss, popover } = useWaysOut<HTMLLIElement>(finding)
  const item = items.get(finding.itemId)
  const title = item ? titleOf(item) || t('plan.untitled') : ''
  const version = versionText(inWords, finding)
  const name = version ? `${version} · ${title}` : title
  const isNamesake = among.some(
    ({ finding: { itemId } }) => itemId !== item?.id && items.get(itemId)?.title === item?.title,
  )
  return (
    <li ref={anchor}>
      {item ? (
        <button type="button" className={css.where} onClick={() => focusOn(item.id)}>
          <VersionOf finding={finding} />
          {item.day ? slotText({ day: item.day, time: item.time }) : ''} {title}
          {isNamesake ? <ChannelOf item={item} /> : null}
        </button>
      ) : null}
      {hasOwnWhy ? <p>{why}</p> : null}
      <span className={css.ways}>
        {remedy ? (
          <Button small aria-label={`${remedy.label} ${name}`} onPress={remedy.run}>
            {remedy.label}
          </Button>
        ) : null}
        {also ? (
          <Button small look="bare" aria-label={`${also.label} ${name}`} onPress={also.run}>
            {also.label}
          </Button>
        ) : null}
        {evidence ? (
          <LinkButton className="small" aria-label={`${evidence.label} ${name}`} onPress={evidence.onOpen}>
            {evidence.label}
          </LinkButton>
        ) : null}
        <Button small look="bare" aria-label={`${t('kit.dismiss')} ${name}`} onPress={onDismiss}>
          {t('kit.dismiss')}
        </Button>
      </span>
      {popover}
    </li>
  )
}

/** Tells two of one title apart. */
const ChannelOf = ({ item }: { readonly item: Item }) => ` · ${useChannelName(item.channelId) ?? ''}`

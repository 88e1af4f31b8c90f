import type { Finding } from './finding.ts'
import type { FindingMessage, Translate } from './finding-words.ts'

/** A finding and what it says. */
export interface Said extends FindingMessage {
  readonly finding: Finding
}

/** Findings under one title. */
export interface FindingGroup {
  readonly key: string
  readonly title: string
  /** The reason, where it is the same for all. */
  readonly why: string | null
  readonly members: readonly [Said, ...Said[]]
}

/** What has one title stands together, where it came first; in it the findings keep their order. */
export function groupFindings(
  findings: readonly Finding[],
  message: (finding: Finding) => FindingMessage,
): readonly FindingGroup[] {
  const groups = new Map<string, FindingGroup>()
  for (const finding of findings) {
    const said = { finding, ...message(finding) }
    const { title, why } = said
    const head = JSON.stringify([finding.code, finding.severity, title])
    const known = groups.get(head)
    groups.set(
      head,
      known
        ? { ...known, why: known.why === why ? why : null, members: [...known.members, said] }
        : { key: finding.key, title, why, members: [said] },
    )
  }
  return [...groups.values()]
}

/** Its title with how many items it speaks of; of one item alone, at how many places. */
export function groupTitle(t: Translate, { title, members }: FindingGroup): string {
  if (members.length === 1) return title
  const items = new Set(members.map(({ finding }) => finding.itemId)).size
  return items === 1
    ? t('finding.group.places', { title, count: members.length })
    : t('finding.group.items', { title, count: items })
}

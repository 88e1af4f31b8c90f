import type { Finding, Remedy } from './finding.ts'
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

/** Ways out of rules that are an edit of the item, and no choice between several. */
const FOR_ALL: readonly Remedy['do'][] = [
  'add-hook',
  'drop-hook',
  'move-hook',
  'retell-hook',
  'replace-words',
  'copy-to-b',
]

/** What can be done for several of a group at one click, by what their buttons say alike. */
export function sharedWays(
  { members }: FindingGroup,
  label: (finding: Finding) => string | null,
): readonly { readonly label: string; readonly findings: readonly Finding[] }[] {
  const byLabel = new Map<string, Finding[]>()
  for (const { finding } of members) {
    const said =
      finding.source === 'rule' && finding.remedy && FOR_ALL.includes(finding.remedy.do) ? label(finding) : null
    if (said !== null) byLabel.set(said, [...(byLabel.get(said) ?? []), finding])
  }
  return [...byLabel]
    .filter(([, findings]) => new Set(findings.map(({ itemId }) => itemId)).size > 1)
    .map(([said, findings]) => ({ label: said, findings }))
}

/** Its title with how many items it speaks of; of one item alone, at how many places. */
export function groupTitle(t: Translate, { title, members }: FindingGroup): string {
  if (members.length === 1) return title
  const items = new Set(members.map(({ finding }) => finding.itemId)).size
  return items === 1
    ? t('finding.group.places', { title, count: members.length })
    : t('finding.group.items', { title, count: items })
}

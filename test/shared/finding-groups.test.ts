import { expect, test } from 'vitest'
import { groupFindings, groupTitle, sharedWays } from '../../shared/finding-groups.ts'
import { runChecks } from '../../shared/checks/index.ts'
import { contextFrom, itemFrom } from '../support/make.ts'

const items = [itemFrom({ title: '一碗面' }), itemFrom({ title: '夜市' })]
const findings = runChecks(items, contextFrom())

test('what has one title is said once, with each of its items in it', () => {
  const groups = groupFindings(findings, ({ code }) => ({ title: code, why: '' }))
  const opening = groups.find(({ title }) => title === 'no-opening-hook')
  expect(opening?.members.map(({ finding }) => finding.itemId)).toEqual(items.map(({ id }) => id))
  expect(groups.flatMap(({ members }) => members)).toHaveLength(findings.length)
  const apart = groupFindings(findings, ({ itemId }) => ({ title: itemId, why: '' }))
  expect(apart.every(({ members }) => new Set(members.map(({ finding }) => finding.itemId)).size === 1)).toBe(true)
})

test('a reason that differs from item to item is not said for all of them', () => {
  const whyOf = (why: (itemId: string) => string) =>
    groupFindings(findings, ({ code, itemId }) => ({ title: code, why: why(itemId) })).find(
      ({ title }) => title === 'no-opening-hook',
    )
  expect(whyOf(() => '没有钩子')?.why).toBe('没有钩子')
  const differing = whyOf((itemId) => `在${itemId}`)
  expect(differing?.why).toBeNull()
  expect(differing?.members.map(({ why }) => why)).toEqual(items.map(({ id }) => `在${id}`))
})

test('its title counts the items, the places where it is one item alone, and nothing where there is one finding', () => {
  const [one, other] = findings.filter(({ code }) => code === 'no-opening-hook')
  if (!one || !other) throw new Error('no finding of each item')
  const say = (key: string, params?: Record<string, string | number>) => `${key} ${params?.['count']}`
  const titleOf = (of: readonly (typeof one)[]) =>
    groupFindings(of, () => ({ title: '开头没有钩子', why: '' })).map((group) => groupTitle(say, group))
  expect(titleOf([one])).toEqual(['开头没有钩子'])
  expect(titleOf([one, other])).toEqual(['finding.group.items 2'])
  expect(titleOf([one, { ...one, variant: 'B' }])).toEqual(['finding.group.places 2'])
})

test('a rule’s edit that several items want alike is offered for all of them, what leads elsewhere or is of own data is not', () => {
  const [group] = groupFindings(
    findings.filter(({ code }) => code === 'no-opening-hook'),
    () => ({ title: '开头没有钩子', why: '' }),
  )
  if (!group) throw new Error('no group')
  expect(sharedWays(group, () => '加悬念')).toMatchObject([{ label: '加悬念', findings: [{}, {}] }])
  expect(sharedWays(group, ({ itemId }) => itemId)).toEqual([])
  const as = (change: (one: (typeof findings)[number]) => (typeof findings)[number]) =>
    sharedWays(
      {
        ...group,
        members: [group.members[0], ...group.members.slice(1)].map((said) => ({
          ...said,
          finding: change(said.finding),
        })) as never,
      },
      () => '加悬念',
    )
  expect(as((one) => ({ ...one, source: 'data' }))).toEqual([])
  expect(as((one) => ({ ...one, remedy: { do: 'edit-hook', hookId: 'h' } }))).toEqual([])
  expect(as((one) => ({ ...one, itemId: 'one' }))).toEqual([])
})

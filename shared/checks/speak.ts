import type { Finding } from '../finding.ts'
import { chosenVariant, variantsOf } from '../items.ts'
import type { Channel, Item } from '../model.ts'
import type { Check, Told, View } from './context.ts'
import type { Scene } from './scene.ts'

/** A finding, and what the choice among several and their remedies go by. */
export interface Spoken {
  readonly finding: Finding
  readonly size: number
  readonly ways: Told['ways']
}

/** What the checks say about one item: all of it, also what was dismissed; of what is tried one after the other, nothing yet. */
export function speakOf(item: Item, channel: Channel, scene: Scene, checks: readonly Check[]): Spoken[] {
  if (item.status === 'dropped') return []
  const isOut = item.status === 'published'
  return checks
    .filter((check) => !isOut || check.ofPublished === true)
    .flatMap((check) => oneOfEach(viewsOf(check, item, channel, scene).flatMap((view) => speak(check, view))))
}

/** A check speaks of each variant while there are two and the choice between them is open, else of the item as a whole. */
function viewsOf({ speaksOf }: Check, item: Item, channel: Channel, scene: Scene): View[] {
  const whole: View = {
    item,
    variant: chosenVariant(item),
    letter: null,
    channel,
    scene,
    round: scene.roundOf(item.id),
  }
  if (speaksOf === 'item' || !item.variants.B || item.status === 'published') return [whole]
  return variantsOf(item).map(({ letter, variant }) => ({ ...whole, letter, variant }))
}

const speak = (check: Check, view: View): Spoken[] =>
  check.find(view).map((told) => ({ finding: findingFrom(check, view, told), size: told.size ?? 0, ways: told.ways }))

function findingFrom({ code, severity, source }: Check, { item, letter }: View, told: Told): Finding {
  const { params = {}, remedy = null, postIds = [], itemIds = [], tell } = told
  return {
    code,
    severity: told.severity ?? severity,
    source: told.source ?? source,
    itemId: item.id,
    variant: letter,
    params,
    evidence: { n: told.n ?? postIds.length + itemIds.length, postIds, itemIds },
    remedy,
    ...(told.also && { also: told.also }),
    ...(told.record && { record: told.record }),
    key: [code, item.id, letter, tell].filter(Boolean).join(':'),
  }
}

/** What is said of A and in the same words of B is said once, of the item. */
function oneOfEach(spoken: readonly Spoken[]): Spoken[] {
  const ofB = spoken.filter(({ finding }) => finding.variant === 'B')
  const merged = new Set<Spoken>()
  return spoken.flatMap((one): Spoken[] => {
    if (one.finding.variant !== 'A') return merged.has(one) ? [] : [one]
    const twin = ofB.find((other) => !merged.has(other) && saysTheSame(one.finding, other.finding))
    if (!twin) return [one]
    merged.add(twin)
    return [{ ...one, finding: ofBoth(one.finding) }]
  })
}

const saysTheSame = (a: Finding, b: Finding) => JSON.stringify(a.params) === JSON.stringify(b.params)

function ofBoth(finding: Finding): Finding {
  const { remedy } = finding
  return {
    ...finding,
    variant: null,
    isOfBoth: true,
    remedy: remedy?.do === 'add-hook' ? { ...remedy, variant: null } : remedy,
    key: finding.key.replace(`:${finding.itemId}:A`, `:${finding.itemId}`),
  }
}

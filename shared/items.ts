import type { Labels } from './engine/index.ts'
import type { Channel, Hook, Item, ItemDraft, Variant } from './model.ts'
import { hourOf, weekdayOf } from './time.ts'

const BLANK_VARIANT: Variant = { title: '', cover: '', style: '', caption: '', pinned: '', hooks: [] }

/** An item with nothing said yet but its channel: what a new plan starts from. */
export function blankItem(id: string, channelId: Channel['id']): Item {
  return {
    id,
    revision: 0,
    channelId,
    title: '',
    brief: { who: '', pain: '', angle: '' },
    format: 'short',
    kind: null,
    track: null,
    durationSeconds: null,
    tags: [],
    audience: [],
    isAd: false,
    target: null,
    seriesId: null,
    campaignId: null,
    siblingGroup: null,
    day: null,
    time: null,
    status: 'idea',
    variants: { A: BLANK_VARIANT, B: null },
    chosen: 'A',
  }
}

/** An item with a draft's words laid over it; what the draft leaves out stays. A variant given is given whole or in part. */
export function mergeDraft(item: Item, draft: ItemDraft): Item {
  const { variants, ...rest } = draft
  const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Partial<Item>
  const A = variants ? { ...item.variants.A, ...variants.A } : item.variants.A
  const B =
    variants?.B === undefined ? item.variants.B : variants.B && { ...(item.variants.B ?? BLANK_VARIANT), ...variants.B }
  return { ...item, ...said, variants: { A, B } as Item['variants'] }
}

/** The variant that the item will publish. */
export const chosenVariant = (item: Item): Variant => (item.chosen === 'B' ? item.variants.B : null) ?? item.variants.A

/** The title a viewer will read: the variant's own, else the item's. */
export const titleOf = (item: Item, variant: Variant = chosenVariant(item)): string => variant.title || item.title

/** The variants that are there, with their letters. */
export const variantsOf = (item: Item): readonly { readonly letter: 'A' | 'B'; readonly variant: Variant }[] => [
  { letter: 'A', variant: item.variants.A },
  ...(item.variants.B ? [{ letter: 'B' as const, variant: item.variants.B }] : []),
]

export const hooksOf = (item: Item): readonly Hook[] => variantsOf(item).flatMap(({ variant }) => variant.hooks)

/** What the engine may know of a plan: the labels that its posts carry too. */
export const labelsOf = ({ format, durationSeconds, tags, track, day, time }: Item, { hooks }: Variant): Labels => ({
  format,
  durationSeconds,
  tags,
  track,
  hooks: [...new Set(hooks.map(({ kind }) => kind))],
  weekday: day && weekdayOf(day),
  hour: time === null ? null : hourOf(time),
})

import type { TFunction } from 'i18next'
import { weekdayName } from '../../shared/format.ts'
import type { PostRow } from '../../shared/history.ts'
import type { Channel, Settings } from '../../shared/model.ts'
import { wallOf, type TimeOfDay } from '../../shared/time.ts'

/** The wall time of a post, or null where only its day is known. */
export const hourOfPost = (post: Pick<PostRow, 'publishedAt'>, channel: Channel | null): TimeOfDay | null =>
  post.publishedAt && channel ? wallOf(post.publishedAt, channel.zone).time : null

/** `周三 20 点`, `Wed 20:00`: an hour of a weekday. */
export const slotName = (
  { weekday, hour }: { readonly weekday: number; readonly hour: number },
  t: TFunction,
  language: Settings['language'],
): string => t('history.slot', { weekday: weekdayName(weekday, language), hour })

const CHIP = { frame: 26, gap: 4, rest: 22, wide: 12, narrow: 8 }

/** About how wide a word is at 12 px. */
const widthOf = (word: string): number =>
  Array.from(word).reduce((sum, character) => sum + (character > '\u2e80' ? CHIP.wide : CHIP.narrow), 0)

/** How many chips fit into so many pixels, with room for «+n» where not all do; the first always stands. */
export function fittingChips(labels: readonly string[], room: number): number {
  let used = 0
  for (const [index, label] of labels.entries()) {
    used += CHIP.frame + widthOf(label) + (index > 0 ? CHIP.gap : 0)
    const rest = index < labels.length - 1 ? CHIP.rest : 0
    if (used + rest > room) return Math.max(1, index)
  }
  return labels.length
}

/** Tags as they are typed, one after the other. */
export const tagsIn = (text: string): readonly string[] => text.split(/[\s,，;；#]+/).filter((tag) => tag !== '')

import { clock } from '../../electron/clock.ts'
import type { Channel, Item } from '../../shared/model.ts'
import { addDays, todayIn, type Day } from '../../shared/time.ts'
import { below, type Random } from './random.ts'

/** One edit as a page sends it, under its op id. */
export interface Edit {
  readonly opId: string
  readonly name: 'items.save' | 'items.move'
  readonly input: unknown
}

/** What an item says. */
interface Said {
  readonly title: string
  readonly day: Day | null
}

type State = ReadonlyMap<string, Said>
type Ask = <T>(name: string, input: unknown) => Promise<T>

/**
 * The edits of one writer, each as it was sent, one after the other. A file that keeps its word says exactly what the
 * first k of them make, where k is what its sequence has risen by, and k covers all that were acknowledged.
 */
export interface Diary {
  /** The next edit: a title changed, an item added or moved. It counts as sent. */
  next(): Edit
  /** An edit that stands on the screen once it is done: words for a post of today. */
  announce(): Edit & { readonly words: string }
  sent(): number
  /** Asks the studio what it says and compares. Answers k, and what is wrong in words. */
  compare(ask: Ask, acknowledged: number): Promise<{ readonly k: number; readonly wrong: readonly string[] }>
  /** Forgets the edits after k, which the file never had. */
  forgetAfter(k: number): void
}

const SPAN = { from: '2020-01-01', to: '2099-12-31' }
const ITEMS = 40
/** Where the edits move items to: on no screen. */
const FAR: Day = '2027-01-01'

/** A file on which a diary can begin: whose channel the items are on, and how far it was written then. */
interface Beginning {
  readonly channel: Channel
  readonly sequence: number
}

export async function beginning(ask: Ask): Promise<Beginning> {
  const channel = await ask<Channel>('channels.save', { name: '火锅', platform: 'douyin' })
  const { sequence } = await ask<{ sequence: number }>('workspace.status', {})
  return { channel, sequence }
}

export const keepDiary = async (ask: Ask, random: Random, name: string): Promise<Diary> =>
  diaryFrom(await beginning(ask), random, name)

export function diaryFrom({ channel, sequence: first }: Beginning, random: Random, name: string): Diary {
  const { id: channelId, zone } = channel
  /** What all items say after k edits. */
  const states: State[] = [new Map()]
  let serial = 0

  const note = (id: string, said: Said): string => {
    serial += 1
    states.push(new Map([...(states.at(-1) ?? []), [id, said]]))
    return `${name}-${serial}`
  }
  const words = () => `第 ${serial + 1} 次改`

  return {
    next: () => {
      const id = `item-${below(random, ITEMS)}`
      const said = states.at(-1)?.get(id)
      if (said && random() < 0.4) {
        const day = addDays(FAR, below(random, 90))
        const input = { id, to: { day, time: '20:00' } }
        return { opId: note(id, { ...said, day }), name: 'items.move', input }
      }
      const title = words()
      const input = { item: { id, channelId, title } }
      return { opId: note(id, { title, day: said?.day ?? null }), name: 'items.save', input }
    },
    announce: () => {
      const said = { title: words(), day: todayIn(zone, clock()) }
      const input = { item: { id: 'today', channelId, ...said, time: '20:00' } }
      return { opId: note('today', said), name: 'items.save', input, words: said.title }
    },
    sent: () => states.length - 1,
    compare: async (asked, acknowledged) => {
      const { sequence } = await asked<{ sequence: number }>('workspace.status', {})
      const k = sequence - first
      const state = states[k]
      if (k < acknowledged) return { k, wrong: [`${acknowledged} edits were acknowledged, ${k} are there`] }
      if (!state) return { k, wrong: [`${states.length - 1} edits were sent, ${k} were done`] }
      const items = new Map<string, Item>()
      for (const item of await asked<Item[]>('items.between', SPAN)) items.set(item.id, item)
      for (const item of await asked<Item[]>('items.undated', {})) items.set(item.id, item)
      const wrong = [...state].flatMap(([id, said]) => {
        const item = items.get(id)
        const isSame = item?.title === said.title && item.day === said.day
        return isSame ? [] : [`${id} should say ${JSON.stringify(said)}, says ${item?.title}, ${item?.day}`]
      })
      if (items.size !== state.size) wrong.push(`${items.size} items where ${state.size} were written`)
      const { ok, problems } = await asked<{ ok: boolean; problems: string[] }>('workspace.verify', {})
      return { k, wrong: ok ? wrong : [...wrong, ...problems] }
    },
    forgetAfter: (k) => void states.splice(k + 1),
  }
}

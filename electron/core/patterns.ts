import { deserialize, serialize } from 'node:v8'
import type { OutputOf } from '../../shared/contract.ts'
import {
  ENGINE_VERSION,
  withoutFor,
  type Patterns,
  type Sensitivity,
  type SignalPair,
} from '../../shared/engine/index.ts'
import type { Channel } from '../../shared/model.ts'
import type { Oddity } from '../../shared/oddity.ts'
import { TEACHING } from '../../shared/teaching.ts'
import type { LearntStore } from '../db/learnt.ts'
import type { TableName } from '../db/tables.ts'
import type { Read } from '../db/tx.ts'
import { historyParts, historyState, wordsState } from './history-parts.ts'
import type { Compute, EngineTasks, Look } from './learning.ts'
import { channelOf, listChannels } from './lookups.ts'

/** All that a channel's history has taught. */
export interface Learnt extends Look {
  readonly patterns: Patterns
}

/** How many metrics are learnt, of how many. */
type Done = NonNullable<OutputOf<'forecasts.progress'>>

/** Questions that need the posts themselves. */
type Question =
  | 'evidence'
  | 'similar'
  | 'backtest'
  | 'seals'
  | 'readings'
  | 'verdicts'
  | 'placebo'
  | 'power'
  | 'wordings'
  | 'quadrants'
  | 'uses'
  | 'wear'
  | 'board'
  | 'goals'
  | 'times'
  | 'ledger'
  | 'conversion'
  | 'sides'
type Asked<N extends keyof EngineTasks> = Omit<EngineTasks[N]['input'], 'history'>
type SensitivityTerms = Omit<Asked<'sensitivity'>, 'kept'>

/**
 * What the history of each channel has taught, worked out once per state of the history, away from the calls, and kept in the
 * file for the next start.
 */
export interface PatternsCache {
  of(channelId: string): Promise<Learnt>
  /** What was learnt if it is ready now; if not, starts on it, and `tell` is called later. */
  ifReady(channelId: string): Learnt | null
  /** How far learning is, of a channel (null: of all); null where it is not under way. */
  progress(channelId: string | null): Done | null
  /** Posts of a channel (null: of all) whose likes and comments do not go together. */
  oddities(channelId: string | null): Promise<ReadonlyMap<string, Oddity>>
  ask<N extends Question>(name: N, channelId: string, input: Asked<N>): Promise<EngineTasks[N]['output']>
  /** What each metric takes: worked out once per state of the history and terms. */
  sensitivity(channelId: string, terms: SensitivityTerms): Promise<readonly Sensitivity[]>
  /** The same if it is there now; if not, starts on it, and `tell` is called later. */
  sensitivityIfReady(channelId: string, terms: SensitivityTerms): readonly Sensitivity[] | null
  /** Tells the cache what a write changed. */
  changed(tables: ReadonlySet<TableName>): void
  close(): void
}

interface Room {
  readonly read: Read
  /** The place in the file, as it is now: a restore brings another. */
  readonly store: () => LearntStore
  readonly compute: Compute
  /** `patterns`: something is ready; `learning`: it has got further. */
  readonly tell: (what: 'patterns' | 'learning') => void
  readonly warn: (message: string, error: unknown) => void
}

/** Hooks and captions teach only where they were posted: what is typed into a plan changes nothing that was learnt. */
const WORDING: readonly TableName[] = ['hook', 'variant']

/** What was learnt goes into the file once nobody has asked for anything for a while. */
const KEEP_AFTER_MS = 400

const pairOf = ({ light, deep }: Channel): SignalPair => ({ light, deep })

/** What is known of one state of one channel's history. */
interface Course {
  readonly channel: Channel
  readonly fits: string
  readonly words: string
  look: Promise<Look> | null
  learning: Promise<Learnt> | null
  ready: Learnt | null
  progress: Done | null
  /** By terms. */
  readonly sensitivities: Map<string, Taken>
}

/** Null while it is worked out. */
interface Taken {
  readonly made: Promise<readonly Sensitivity[]>
  ready: readonly Sensitivity[] | null
}

let caches = 0

export function makePatternsCache({ read, store, compute, tell, warn }: Room): PatternsCache {
  const mine = `${(caches += 1)}`
  let courses = new Map<string, Course>()
  /** Where learning ended last, whatever has changed since: as far as it still fits, it is gone on with. */
  const keptOf = new Map<string, Uint8Array>()
  const unwritten = new Map<string, () => void>()
  let writing: NodeJS.Timeout | null = null
  let isClosed = false

  const historyOf = (channelId: string) => `${mine} ${channelId}`

  const courseOf = (channelId: string): Course => {
    const known = courses.get(channelId)
    if (known) return known
    const channel = channelOf(read, channelId)
    const words = wordsState(read, channelId)
    const fits = `${ENGINE_VERSION} ${historyState(read, channel, words)}`
    const ready = fromFile(channelId, fits)
    const course: Course = {
      channel,
      fits,
      words,
      look: null,
      learning: null,
      ready,
      progress: null,
      sensitivities: new Map(),
    }
    courses.set(channelId, course)
    return course
  }

  const fromFile = (channelId: string, fits: string): Learnt | null => {
    try {
      const found = store().get(channelId)
      if (!found) return null
      if (!keptOf.has(channelId)) keptOf.set(channelId, found.kept)
      return found.fits === fits ? (deserialize(found.said) as Learnt) : null
    } catch (error) {
      warn('what was learnt could not be read; it is learnt again', error)
      return null
    }
  }

  const isCurrent = (course: Course) => !isClosed && courses.get(course.channel.id) === course

  /** Asked once a write is in the file: what cannot be read then is no fault of that write, and told to whoever asks next. */
  const isReworded = ({ channel, words }: Course): boolean => {
    try {
      return wordsState(read, channel.id) !== words
    } catch {
      return true
    }
  }

  const lookAt = (course: Course): Promise<Look> => {
    const { id, zone } = course.channel
    course.look ??= historyParts(read, id, () => isCurrent(course)).then((parts) => {
      if (!parts) throw new Error('The history changed while it was read')
      return compute('look', { history: historyOf(id), parts, zone, pair: pairOf(course.channel) })
    })
    return course.look
  }

  const learn = (course: Course): Promise<Learnt> => {
    if (course.ready) return Promise.resolve(course.ready)
    const { id } = course.channel
    course.learning ??= lookAt(course).then(async (look) => {
      const { patterns, kept } = await compute(
        'learn',
        { history: historyOf(id), kept: keptOf.get(id) ?? null },
        (done, of) => {
          course.progress = { done, of }
          if (isCurrent(course)) tell('learning')
        },
      )
      const learnt = { ...look, patterns }
      course.ready = learnt
      course.progress = null
      keptOf.set(id, kept)
      writeLater(course, learnt, kept)
      return learnt
    })
    return course.learning
  }

  const writeLater = (course: Course, learnt: Learnt, kept: Uint8Array): void => {
    const { channel, fits } = course
    unwritten.set(channel.id, () => {
      if (isCurrent(course)) store().put(channel.id, { fits, said: serialize(learnt), kept })
    })
    writing ??= setTimeout(write, KEEP_AFTER_MS)
    writing.unref()
  }

  const write = (): void => {
    if (writing) clearTimeout(writing)
    writing = null
    const puts = [...unwritten.values()]
    unwritten.clear()
    for (const put of puts) {
      try {
        put()
      } catch (error) {
        warn('what was learnt was not kept; the next start learns it again', error)
      }
    }
  }

  /** Works on the history as it is; once more where it changed meanwhile. What failed is begun anew by whoever asks next. */
  const lasting = async <T>(channelId: string, work: (course: Course) => Promise<T>): Promise<T> => {
    for (;;) {
      const course = courseOf(channelId)
      try {
        return await work(course)
      } catch (error) {
        if (isClosed) throw error
        if (isCurrent(course)) {
          courses.delete(channelId)
          throw error
        }
      }
    }
  }

  const odditiesIn = (channelId: string) =>
    lasting(channelId, async (course) => (course.ready ?? (await lookAt(course))).oddities)

  const takenBy = (course: Course, terms: SensitivityTerms): Taken => {
    const key = JSON.stringify([terms.tried, terms.smallest, terms.alpha])
    const known = course.sensitivities.get(key)
    if (known) return known
    const { id } = course.channel
    // What learning keeps answers most questions: it is waited for, and nothing is lived through twice.
    const looked = withoutFor(terms.tried).length === 0 ? learn(course).then(() => lookAt(course)) : lookAt(course)
    const made = looked.then(() =>
      compute('sensitivity', { ...terms, history: historyOf(id), kept: keptOf.get(id) ?? null }),
    )
    const taken: Taken = { made, ready: null }
    course.sensitivities.set(key, taken)
    made.then(
      (metrics) => (taken.ready = metrics),
      // Told to whoever waits for it; asked again, it is begun anew.
      () => course.sensitivities.delete(key),
    )
    return taken
  }
  const sensitivityOf = (channelId: string, terms: SensitivityTerms) =>
    lasting(channelId, (course) => takenBy(course, terms).made)

  return {
    of: (channelId) => lasting(channelId, learn),
    ifReady: (channelId) => {
      const course = courseOf(channelId)
      if (course.ready) return course.ready
      if (!course.learning)
        lasting(channelId, learn).then(
          () => tell('patterns'),
          // Told to whoever waits on `of`; nobody waits here.
          (error: unknown) => {
            if (!isClosed) warn('what the history teaches could not be worked out', error)
          },
        )
      return null
    },
    progress: (channelId) => {
      const all = [...courses.values()].flatMap(({ channel, progress }) =>
        progress && (channelId ?? channel.id) === channel.id ? [progress] : [],
      )
      return all.length === 0 ? null : all.reduce((a, b) => ({ done: a.done + b.done, of: a.of + b.of }))
    },
    oddities: async (channelId) => {
      if (channelId !== null) return odditiesIn(channelId)
      const all = await Promise.all(listChannels(read).map(({ id }) => odditiesIn(id)))
      return new Map(all.flatMap((one) => [...one]))
    },
    ask: (name, channelId, input) =>
      lasting(channelId, async (course) => {
        await lookAt(course)
        return compute(name, { ...input, history: historyOf(channelId) })
      }),
    sensitivity: sensitivityOf,
    sensitivityIfReady: (channelId, terms) => {
      const { ready } = takenBy(courseOf(channelId), terms)
      if (ready === null)
        sensitivityOf(channelId, terms).then(
          () => tell('patterns'),
          () => {},
        )
      return ready
    },
    changed: (tables) => {
      if (TEACHING.some((table) => tables.has(table))) courses = new Map()
      else if (WORDING.some((table) => tables.has(table))) {
        const stale = [...courses.values()].filter(isReworded)
        for (const { channel } of stale) courses.delete(channel.id)
        if (stale.length > 0) tell('patterns')
      }
    },
    close: () => {
      write()
      isClosed = true
      for (const id of keptOf.keys()) compute('forget', { history: historyOf(id) }).catch(() => {})
    },
  }
}

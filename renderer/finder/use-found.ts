import { useEffect, useState } from 'react'
import type { AppError } from '../../shared/result.ts'
import { soughtWords, type Thing, type ThingGroup, type ThingKind } from '../../shared/things.ts'
import { call } from '../client.ts'
import { openedLately } from '../opened.ts'
import { useUi } from '../ui.ts'

/** A key typed soon after another is asked about with it. */
const TYPING_MS = 40
/** The most of one kind that are shown: further on, more letters lead. */
export const MOST = 50

interface Answer {
  readonly question: string
  readonly recent: readonly Thing[]
  readonly groups: readonly ThingGroup[]
  readonly error: AppError | null
}
const NOTHING: Omit<Answer, 'question'> = { recent: [], groups: [], error: null }

export interface Found extends Omit<Answer, 'question'> {
  /** What is shown is of what is typed; else of what was typed before. */
  readonly isAnswered: boolean
  readonly again: () => void
}

/** What the studio has under the words typed: a few of each kind, all of the one that was asked for; without words, what was opened last. */
export function useFound(text: string, whole: ThingKind | null): Found {
  const [turn, setTurn] = useState(0)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const words = soughtWords(text).join(' ')
  const question = JSON.stringify([words, whole, turn])

  useEffect(() => {
    let isWanted = true
    const ask = async () => {
      const next = await (words === '' ? askRecent() : askFor(words, whole))
      if (isWanted) setAnswer({ ...NOTHING, ...next, question })
    }
    const timer = setTimeout(() => void ask(), words === '' ? 0 : TYPING_MS)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [words, whole, question])

  const { recent, groups, error } = answer ?? NOTHING
  return { recent, groups, error, isAnswered: answer?.question === question, again: () => setTurn(turn + 1) }
}

async function askRecent(): Promise<Partial<Answer> & Pick<Answer, 'error'>> {
  const here = useUi.getState().id
  const opened = openedLately().filter(({ id }) => id !== here)
  const result = await call('things.recent', { opened: [...opened] })
  return result.ok ? { recent: result.value.filter(({ id }) => id !== here), error: null } : { error: result.error }
}

async function askFor(words: string, whole: ThingKind | null): Promise<Partial<Answer> & Pick<Answer, 'error'>> {
  const [few, all] = await Promise.all([
    call('things.find', { text: words }),
    whole ? call('things.find', { text: words, is: whole, limit: MOST }) : null,
  ])
  if (!few.ok) return { error: few.error }
  if (all && !all.ok) return { error: all.error }
  return { groups: few.value.map((group) => all?.value.find(({ is }) => is === group.is) ?? group), error: null }
}

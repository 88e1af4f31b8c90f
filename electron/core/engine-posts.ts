import { leadersOf, type EnginePost, type Standing, type WordedHook } from '../../shared/engine/index.ts'
import type { Numbers } from '../../shared/history.ts'
import type { HookKind } from '../../shared/model.ts'
import { endOfDay, epochOf, hourOf, wallOf, weekdayOf, type Zone } from '../../shared/time.ts'
import type { PostCells } from './history-parts.ts'

const byText = (a: string | null, b: string | null): number => {
  if (a === b) return 0
  if (a === null) return -1
  if (b === null) return 1
  return a < b ? -1 : 1
}

/** The posts of a channel as the engine reads them, oldest first, and what is known of some beforehand. */
export function enginePosts(
  parts: readonly string[],
  zone: Zone,
): { readonly posts: readonly EnginePost[]; readonly said: ReadonlyMap<string, Standing> } {
  const rows = parts
    .flatMap((part) => JSON.parse(part) as PostCells[])
    .toSorted((a, b) => byText(a[1], b[1]) || byText(a[2], b[2]) || byText(a[0], b[0]))
  const asks = wordedHooks(rows)
  const posts = rows.map((row, i): EnginePost => {
    const [id, publishedDay, publishedAt, format, durationSeconds, tags, hooks, track, isUsable, numbers] = row
    const wall = publishedAt ? wallOf(publishedAt, zone) : null
    return {
      id,
      at: epochOf(publishedAt ?? endOfDay(publishedDay, zone)),
      weekday: weekdayOf(wall?.day ?? publishedDay),
      hour: wall ? hourOf(wall.time) : null,
      format: format as EnginePost['format'],
      durationSeconds,
      tags: JSON.parse(tags) as string[],
      hooks: JSON.parse(hooks) as HookKind[],
      track: track as EnginePost['track'],
      asks: asks[i] ?? [],
      texts: [row[12], row[13] ?? ''].filter((text) => text !== ''),
      numbers: numbers === null ? null : (JSON.parse(numbers) as Numbers),
      isUsable: isUsable === 1,
    }
  })
  return { posts, said: new Map(rows.flatMap((row) => (row[11] ? [[row[0], row[11]] as const] : []))) }
}

/** The hooks of each post that came of a plan, by the wording that each repeats: the words of the first that said nearly the same. */
function wordedHooks(rows: readonly PostCells[]): readonly (readonly WordedHook[])[] {
  const leaders = leadersOf(rows.flatMap((row) => (row[10] ?? []).map(([, words]) => words)))
  let turn = 0
  return rows.map((row) =>
    (row[10] ?? []).flatMap(([kind]) => {
      const words = leaders[turn++] ?? ''
      return words === '' ? [] : [{ kind: kind as HookKind, words }]
    }),
  )
}

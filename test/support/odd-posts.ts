import { addDays, type Day } from '../../shared/time.ts'

/** Places of the posts that have five times the likes and not a comment more. */
const ODD_PLACES: readonly number[] = [58, 70, 76, 82]

/** A history of 90 days that goes its even way, a post a day, but for four posts. */
export function oddCsv(from: Day): string {
  const rows = Array.from({ length: 90 }, (_, i) => {
    const views = 8000 + 137 * ((i * 7) % 13)
    const likes = Math.round(views * (0.04 + 0.003 * (i % 6)))
    const comments = Math.round(likes * (0.1 + 0.01 * ((i * 5) % 7)))
    const shown = ODD_PLACES.includes(i) ? likes * 5 : likes
    const hook = i % 3 ? 'suspense' : 'question'
    const day = addDays(from, i)
    return `${i},${day} 20:00,第${i}条,short,40,路上,${hook},${views},${shown},${Math.round(likes / 4)},${comments}`
  })
  return `platform_post_id,published_at,title,format,duration_s,tags,hooks,views,likes,hearts,comments\n${rows.join('\n')}\n`
}

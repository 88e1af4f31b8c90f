import { addDays, type Day } from '../../shared/time.ts'

const FORMATS = ['short', 'short', 'long'] as const
const HOOKS = ['suspense', 'choice', 'question', 'save', 'golden-line'] as const
const PLACES = ['黄河边', '老火车站', '盐湖', '县城夜市', '半山的村子', '渡口'] as const
const WHAT = ['等一场日出', '问路问到的故事', '一碗面', '没拍到的那一刻', '车坏在半路'] as const

/** An own-template CSV of `count` posts, one every other day: a slow growth, formats and hooks that matter, follows hardly ever. */
export function longHistoryCsv(count: number, until: Day, seed = 7): string {
  let state = seed
  const random = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return state / 2 ** 32
  }
  const noise = (spread: number) => Math.exp(spread * (random() + random() + random() - 1.5))
  const rows = Array.from({ length: count }, (_, index) => {
    const day = addDays(until, 2 * (index + 1 - count))
    const format = FORMATS[index % 3] ?? 'short'
    const hook = HOOKS[Math.floor(random() * HOOKS.length)] ?? 'save'
    const views = Math.round(3000 * (1 + index / count) * (format === 'long' ? 0.6 : 1) * noise(1.2))
    const likes = Math.round(views * 0.03 * (format === 'long' ? 1.5 : 1) * noise(0.7))
    const hearts = Math.round(likes * 0.3 * (hook === 'save' ? 1.5 : 1) * noise(0.8))
    const comments = Math.round(likes * 0.12 * (hook === 'question' ? 2 : 1) * noise(0.9))
    const completion = Math.min(0.95, (format === 'long' ? 0.25 : 0.45) * noise(0.5)).toFixed(3)
    const title = `${PLACES[index % 6] ?? ''}，${WHAT[index % 5] ?? ''}`
    const follows = random() < 0.12 ? 1 : 0
    return [
      index,
      `${day} ${12 + (index % 10)}:00`,
      title,
      format,
      60,
      hook,
      views,
      likes,
      hearts,
      comments,
      follows,
      completion,
    ]
  })
  const head =
    'platform_post_id,published_at,title,format,duration_s,hooks,views,likes,hearts,comments,follows,completion_rate'
  return `${[head, ...rows.map((row) => row.join(','))].join('\n')}\n`
}

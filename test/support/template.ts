/** An own-template CSV of `count` posts that look like a history: half an hour apart, growing, noisy, seeded. */
export function templateCsv(count: number, seed = 1): string {
  let state = seed
  const random = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return state / 2 ** 32
  }
  const noise = (spread: number) => Math.exp(spread * (random() + random() + random() - 1.5))
  const formats = ['short', 'long', 'gallery'] as const
  const hooks = ['suspense', 'choice', 'question', 'dual-track', 'save', 'golden-line'] as const
  const header =
    'platform_post_id,published_at,title,format,duration_s,tags,hooks,views,impressions,likes,hearts,comments,shares,saves,follows,coins,completion_rate,avg_watch_s'
  const first = Date.UTC(2024, 0, 1)
  const rows = Array.from({ length: count }, (_, index) => {
    const at = new Date(first + index * 1_800_000).toISOString()
    const hook = hooks[Math.floor(random() * hooks.length)] ?? 'save'
    const views = Math.round(3000 * noise(1.6))
    const likes = Math.round(views * 0.03 * noise(0.8))
    const hearts = Math.round(likes * 0.3 * (hook === 'dual-track' ? 1.6 : 1) * noise(0.8))
    const comments = Math.round(likes * 0.1 * (hook === 'question' ? 1.8 : 1) * noise(0.9))
    const completion = Math.min(0.95, 0.4 * noise(0.4)).toFixed(3)
    return [
      `post-${seed}-${index}`,
      `${at.slice(0, 10)} ${at.slice(11, 16)}`,
      `第 ${index} 条，路上的一天`,
      formats[index % 3],
      30 + (index % 40) * 5,
      `旅行;标签${index % 7}`,
      hook,
      views,
      views * 3,
      likes,
      hearts,
      comments,
      Math.round(likes / 9),
      Math.round(likes / 5),
      index % 4,
      '',
      completion,
      12.5,
    ].join(',')
  })
  return `\uFEFF${[header, ...rows].join('\r\n')}\r\n`
}

/** Rows by hand, in the columns that say least. */
export const shortTemplate = (...rows: readonly string[]): string =>
  ['platform_post_id,published_at,title,views,likes,hearts', ...rows, ''].join('\r\n')

export const TWO_POSTS = shortTemplate(
  'a,2026-11-01 20:00,三秒留住人,1000,90,12',
  'b,2026-11-05 20:00,一碗面的来历,500,30,8',
)

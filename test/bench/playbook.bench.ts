import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { clock, newId } from '../../electron/clock.ts'
import { readXlsx } from '../../electron/core/importing/read-xlsx.ts'
import { openStudio } from '../../electron/core/studio.ts'
import { openEngineThread } from '../../electron/doors/engine-thread.ts'
import { addDays, todayIn } from '../../shared/time.ts'
import { captionedCsv, keptWording } from '../support/captions.ts'
import { hookFrom } from '../support/make.ts'
import { importCsv, type World } from '../support/world.ts'
import { callFigure as figure, rounded, timed, type Figure } from './figure.ts'
import { folderAfter } from './folder.ts'
import { turnsUntil } from './turns.ts'

const POSTS = 10_000
const TEMPLATES = 200
const PLANS = 2000
const LINKED = 400
const TOPICS = 60
const RUNS = 20

/** Posts with captions, plans of which some became posts, and a full playbook. */
async function fill(world: World): Promise<void> {
  const { id: channelId } = await world.call('channels.save', { name: '慢车日记', platform: 'wechat-channels' })
  const today = todayIn('Asia/Shanghai', world.now())
  await importCsv(world, channelId, captionedCsv(POSTS, addDays(today, -15)))
  const { posts } = await world.call('posts.search', { channelId, limit: LINKED })
  for (let i = 0; i < PLANS; i++) {
    const { kind, words } = keptWording(i % TEMPLATES)
    const post = posts[i]
    const { id: itemId } = await world.call('items.save', {
      item: {
        channelId,
        title: post?.title.slice(0, 60) ?? `第${i}个选题：路过的第${i % 90}站`,
        day: post?.publishedDay ?? null,
        ...(post ? { format: post.format } : {}),
        variants: { A: { hooks: [hookFrom({ id: `h${i}`, kind, words })] } },
      },
    })
    if (post) await world.call('posts.link', { id: post.id, itemId })
  }
  await world.call('playbook.saveTemplates', {
    templates: Array.from({ length: TEMPLATES }, (_, i) => keptWording(i)),
  })
  await world.call('playbook.saveTopics', {
    topics: Array.from({ length: TOPICS }, (_, i) => ({
      words: `第${i + 1}个问题：这一年走过的路，哪一段想再走一遍？`,
    })),
  })
}

export async function* bench(): AsyncGenerator<Figure> {
  const folder = await folderAfter(fill)
  const engine = openEngineThread(join(import.meta.dirname, '../../out/main/engine-worker.cjs'))
  const opened = openStudio({ folder, clock, newId, log: () => {}, compute: engine.compute, readXlsx })
  if (!opened.ok) throw new Error(opened.error.message)
  const studio = opened.value
  const asked = async (name: 'playbook.get' | 'settings.get') => {
    const result = await studio.call(name, {})
    if (!result.ok) throw new Error(result.error.message)
    return result.value
  }
  const what = `the playbook, ${POSTS} posts with captions and ${TEMPLATES} wordings`
  await asked('settings.get')
  const turns: number[] = []
  yield figure(`${what}, the first time`, [
    await timed(async () => turns.push(...(await turnsUntil(asked('playbook.get'))))),
  ])
  const bare: number[] = []
  for (let run = 0; run < RUNS; run++) bare.push(await timed(() => asked('settings.get')))
  const took: number[] = []
  for (let run = 0; run < RUNS; run++) took.push(await timed(() => asked('playbook.get')))
  yield figure('the same again', took, bare)
  const template = { ...keptWording(0), words: '一句刚刚记下的话，谁都没有说过' }
  const kept = await studio.call('playbook.saveTemplates', { templates: [template] })
  if (!kept.ok) throw new Error(kept.error.message)
  yield figure('one wording more', [await timed(async () => turns.push(...(await turnsUntil(asked('playbook.get')))))])
  for (let run = 0; run < RUNS; run++) turns.push(...(await turnsUntil(asked('playbook.get'))))
  yield {
    ...figure('the longest that it holds up another call, processor time', turns),
    value: rounded(Math.max(...turns)),
  }
  await engine.close()
  await studio.close()
  rmSync(folder, { recursive: true, force: true })
}

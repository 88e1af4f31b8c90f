import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { button, hand, handAll, press, type Scene, type StateSet } from './acts.ts'
import { nothing, type Backstage } from './scenes.ts'

const fixtures = join(import.meta.dirname, '../fixtures/import')
const wechat = () => readFileSync(join(fixtures, 'wechat-15.csv'))

/** A creator on four platforms, with nothing published yet. */
async function fourChannels(): Promise<Backstage> {
  const stage = nothing()
  for (const [name, platform] of [
    ['慢车日记', 'wechat-channels'],
    ['慢车日记·快手', 'kuaishou'],
    ['慢车日记·抖音', 'douyin'],
    ['慢车日记·B站', 'bilibili'],
  ] as const)
    await stage.world?.call('channels.save', { name, platform })
  return stage
}

/** As 快手 is said to write its list of works; nobody has seen a real one. */
const KUAISHOU = [
  '作品,发布时间,播放量,完播率,评论量,点赞量,收藏量,涨粉量',
  '绿皮车过秦岭,2026-11-02 20:00:00,18240,20.6%,31,902,120,44',
  '路过嘉峪关，没进关城,2026-11-05 12:30:00,9120,18.2%,12,301,41,9',
  '夜里的站台,2026-11-08 21:15:00,2.1万,31.0%,64,1204,233,80',
  '山口的风,2026/11/32,5000,12.1%,3,90,8,1',
].join('\n')
const GROWN = KUAISHOU.replace('18240', '19873').replace('2026/11/32', '2026/11/12').replace(',902,', ',977,')

const DOUYIN = [
  '作品名称,发布时间,体裁,审核状态,播放量,完播率,5s完播率,2s跳出率,平均播放时长,点赞量,分享量,评论量,收藏量,主页访问量,粉丝增量',
  '绿皮车过秦岭 #旅行,2026-11-02 20:05:00,1min-视频,公开,24011,0.281,0.44,0.19,12.2,1204,88,61,310,420,37',
  '夜里的站台 #旅行,2026-11-08 21:20:00,1min-视频,自见,0,0.12,0.2,0.4,8.1,12,0,1,2,4,0',
].join('\n')

const BILIBILI = [
  '视频标题,发布时间,播放量,点赞量,封标点击率\n绿皮车过秦岭,2026年11月02日 20:10:00,8812,401,3.5星\n',
  '视频标题,发布时间,投币量,收藏量\n绿皮车过秦岭,2026年11月02日 20:10:00,88,120\n',
] as const

const toImport = (page: Scene['page']) => press(page, 'i')
/** «Write 3 posts», or one. */
const write = ({ page, says }: Scene) => {
  const [verb = ''] = says.is('importing.write').split('{{')
  return page.getByRole('button', { name: new RegExp(`^${verb}\\d`) }).click()
}
const verdict = ({ page, says }: Scene, key: string) =>
  page.getByRole('heading', { level: 2, name: says.like(`importing.verdict.${key}`) }).waitFor()

export const IMPORTS: StateSet = {
  name: 'imports',
  make: fourChannels,
  states: [
    {
      name: 'kuaishou-mapping',
      show: async ({ page, says }) => {
        await page.getByText(says.is('plan.emptyWeek')).waitFor()
        await toImport(page)
        await hand(page, '快手作品列表.csv', KUAISHOU)
        await button(page, says.is('importing.mapping.read')).waitFor()
      },
    },
    {
      name: 'kuaishou-preview',
      show: async (scene) => {
        await button(scene.page, scene.says.is('importing.mapping.read')).click()
        await verdict(scene, 'created')
      },
    },
    {
      name: 'kuaishou-again',
      show: async (scene) => {
        await write(scene)
        await scene.page.getByRole('row').nth(2).waitFor()
        await toImport(scene.page)
        await hand(scene.page, '快手作品列表 (1).csv', GROWN)
        await verdict(scene, 'both')
        await scene.page.getByText('19,873').waitFor()
      },
    },
    {
      name: 'platforms-together',
      show: async (scene) => {
        await handAll(scene.page, [
          ['作品列表.csv', DOUYIN],
          ['视频号动态数据明细.csv', wechat()],
        ])
        await scene.page.getByText(/作品列表\.csv/).waitFor()
        await verdict(scene, 'created')
      },
    },
    {
      name: 'platforms-next',
      show: async (scene) => {
        await write(scene)
        await scene.page.getByText('作品列表.csv').first().waitFor()
        await verdict(scene, 'created')
      },
    },
    {
      name: 'wrong-among-others',
      show: async ({ page, says }) => {
        await handAll(page, [
          ['作品列表.csv', DOUYIN],
          ['概览.csv', '日期,播放量\n2026-11-20,5120\n2026-11-21,6340\n'],
          ['视频号动态数据明细.csv', wechat()],
        ])
        await page.getByRole('button', { name: says.like('importing.wrong.without') }).waitFor()
      },
    },
    {
      name: 'nothing-before-others',
      show: async (scene) => {
        const { page, says } = scene
        await page.getByRole('button', { name: says.like('importing.wrong.without') }).click()
        await button(page, says.is('importing.next')).waitFor()
      },
    },
    {
      name: 'pieces',
      show: async (scene) => {
        await hand(scene.page, '近期稿件对比.csv', BILIBILI[0])
        await verdict(scene, 'created')
        await write(scene)
        await scene.page.getByRole('row').nth(1).waitFor()
        await toImport(scene.page)
        await hand(scene.page, '近期稿件对比 (1).csv', BILIBILI[1])
        await verdict(scene, 'filled')
      },
    },
  ],
}

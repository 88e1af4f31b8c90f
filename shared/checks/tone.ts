import type { Wording } from '../finding.ts'
import type { Hook, HookKind, Item, Track } from '../model.ts'
import { normalise } from '../text.ts'
import type { Told, View } from './context.ts'

type Story = Exclude<Wording, 'reasons'>

/** Tags of stories that ask for quiet. A Chinese word is looked for within the tag, a Latin one as a whole word. */
const TAGS: Readonly<Record<Story, readonly string[]>> = {
  rescue: ['救助', '救援', '流浪', '领养', '受伤', '地震', '洪水', '灾', 'rescue', 'shelter', 'stray', 'disaster'],
  grief: [
    '离别',
    '告别',
    '去世',
    '离世',
    '葬礼',
    '怀念',
    '悼念',
    '癌',
    '病',
    'grief',
    'loss',
    'funeral',
    'memorial',
    'illness',
  ],
  family: [
    '亲情',
    '家人',
    '父',
    '母',
    '爸',
    '妈',
    '爷爷',
    '奶奶',
    '外公',
    '外婆',
    '留守',
    'family',
    'mother',
    'father',
    'parents',
  ],
}

/** Words that sell. */
const SELLING = /下单|购买|链接|优惠|橱窗|小黄车|团购|券|带货|\b(?:buy|shop|discount|coupon|order now)\b/iu

/** What does not go with which stories, on which tracks: by the kind of the hook, or because it sells. */
const TABLE: readonly {
  readonly form: 'follow' | 'stance' | 'threshold' | 'selling'
  readonly tracks: readonly Track[]
  readonly stories: readonly Story[]
  readonly isAbout: (hook: Hook) => boolean
}[] = [
  {
    form: 'selling',
    tracks: ['bond'],
    stories: ['rescue', 'grief', 'family'],
    isAbout: ({ words }) => SELLING.test(words),
  },
  { form: 'follow', tracks: ['bond'], stories: ['rescue', 'grief', 'family'], isAbout: ofKind('follow') },
  { form: 'stance', tracks: ['bond'], stories: ['rescue', 'grief', 'family'], isAbout: ofKind('stance') },
  { form: 'threshold', tracks: ['bond'], stories: ['rescue', 'grief', 'family'], isAbout: ofKind('threshold') },
]

function ofKind(kind: HookKind) {
  return (hook: Hook) => hook.kind === kind
}

const names = (tag: string, word: string): boolean =>
  /[a-z]/u.test(word) ? tag.split(/[^a-z]+/u).includes(word) : tag.includes(word)

/** The story that an item's tags tell of, with the tag that says so. */
function storyOf({ tags }: Item): { story: Story; tag: string } | null {
  for (const story of Object.keys(TAGS) as Story[])
    for (const tag of tags) if (TAGS[story].some((word) => names(normalise(tag), word))) return { story, tag }
  return null
}

export function toneMismatch({ item, variant, channel }: View): Told[] {
  const told = storyOf(item)
  const { track } = item
  if (!told || track === null) return []
  const rows = TABLE.filter(({ tracks, stories }) => tracks.includes(track) && stories.includes(told.story))
  return variant.hooks.flatMap((hook): Told[] => {
    const row = rows.find(({ isAbout }) => isAbout(hook))
    if (!row) return []
    const signal = channel.deep[0] ?? channel.light
    return [
      {
        params: { form: row.form, hook: hook.kind, tag: told.tag },
        tell: hook.id,
        remedy: { do: 'retell-hook', hookId: hook.id, signal, wording: told.story },
      },
    ]
  })
}

import { spokenWords } from '../../../shared/hooks.ts'
import { chosenVariant, titleOf } from '../../../shared/items.ts'
import type { Channel, Item, Settings } from '../../../shared/model.ts'
import { wordsOf } from './words.ts'

const NO_TIME: Readonly<Record<Settings['language'], string>> = { 'zh-CN': '未定时间', en: 'no time' }

/** Characters that Markdown would take for its own. */
const plain = (text: string) => text.replace(/[\\`*_[\]<>#|]/g, (mark) => `\\${mark}`).replace(/\s+/g, ' ')

/** The plan as a page to read: a heading a day, a line an item, its hooks below. */
export function planMarkdown(
  items: readonly Item[],
  channels: readonly Channel[],
  language: Settings['language'],
): string {
  const { itemStatus, track, hook: kinds, placement } = wordsOf(language)
  const names = new Map(channels.map(({ id, name }) => [id, name]))
  const lines: string[] = []
  let day: string | null = null
  for (const item of items) {
    if (item.day !== day) {
      day = item.day
      lines.push(...(lines.length > 0 ? [''] : []), `## ${day ?? ''}`, '')
    }
    const told = [plain(titleOf(item)), plain(names.get(item.channelId) ?? ''), itemStatus[item.status]]
    if (item.track) told.push(track[item.track])
    lines.push(`- **${item.time ?? NO_TIME[language]}** ${told.join(' · ')}`)
    for (const hook of chosenVariant(item).hooks)
      lines.push(`  - ${kinds[hook.kind]} @ ${placement[hook.placement]}: ${plain(spokenWords(hook))}`)
  }
  return `${lines.join('\n')}\n`
}

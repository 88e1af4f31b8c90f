import type { TFunction } from 'i18next'
import { spokenWords } from '../../shared/hooks.ts'
import { titleOf, variantsOf } from '../../shared/items.ts'
import type { Item } from '../../shared/model.ts'

/** All that was written in an item, as plain text to be kept elsewhere. */
export function textOf(item: Item, t: TFunction): string {
  const lines = (rows: readonly (readonly [label: string, text: string])[]) =>
    rows.flatMap(([label, text]) => (text ? `${label}: ${text}` : []))
  const parts = variantsOf(item).map(({ letter, variant }) => [
    t('composer.version', { letter }),
    ...lines([
      [t('composer.rows.title'), titleOf(item, variant)],
      [t('composer.rows.cover'), variant.cover],
      [t('composer.rows.style'), variant.style],
      [t('composer.rows.caption'), variant.caption],
      [t('composer.rows.pinned'), variant.pinned],
      ...variant.hooks.map((hook) => [t(`hook.${hook.kind}`), spokenWords(hook)] as const),
    ]),
  ])
  const { who, pain, angle } = item.brief
  const brief = lines([
    [t('composer.brief.who'), who],
    [t('composer.brief.pain'), pain],
    [t('composer.brief.angle'), angle],
    [t('composer.tags'), item.tags.join(' ')],
  ])
  return [...parts, brief]
    .map((part) => part.join('\n'))
    .join('\n\n')
    .trim()
}

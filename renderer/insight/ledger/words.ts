import type { TFunction } from 'i18next'
import { wholeText } from '../../../shared/format.ts'
import type { Ledger } from '../../../shared/insight/ledger.ts'
import type { Settings } from '../../../shared/model.ts'
import { chanceText } from '../effects/words.tsx'

/** What the rules stand beside, how many can be decided and how many would be by chance; and why some with numbers are not among them. */
export function ledgerLede(
  { rows, decidable, byChance, posts }: Ledger,
  t: TFunction,
  language: Settings['language'],
): string {
  const gated = rows.filter(({ reading, isGated }) => reading.kind === 'compared' && isGated).length
  return [
    t('insight.ledger.lede', { count: posts, posts: wholeText(posts, language) }),
    decidable > 0 ? t('insight.ledger.chance', { count: decidable, chance: chanceText(byChance) }) : null,
    gated > 0 ? t('insight.ledger.untimed', { count: gated }) : null,
  ]
    .filter((part) => part !== null)
    .join(' ')
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ledger as Answer, LedgerRow, RuleVerdict } from '../../../shared/insight/ledger.ts'
import { LEARNT } from '../../../shared/teaching.ts'
import { useLanguage } from '../../data.ts'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/Page.tsx'
import { Segmented } from '../../kit/Segmented.tsx'
import { Lede, Sheet } from '../../kit/Sheet.tsx'
import { go } from '../../ui.ts'
import { useQuery } from '../../use-query.ts'
import css from '../effects/Effects.module.css'
import type { ViewProps } from '../views.ts'
import { Waiting } from '../Waiting.tsx'
import { LedgerTable } from './LedgerTable.tsx'
import { RuleAside } from './RuleAside.tsx'
import { ledgerLede } from './words.ts'

const VERDICTS = ['supported', 'contradicted', 'open'] as const satisfies readonly RuleVerdict[]
type Shown = 'all' | RuleVerdict

/** Every rule of thumb beside what this channel's own posts did. */
export function Ledger({ channel }: ViewProps) {
  const [turn, setTurn] = useState(0)
  return <Turn key={turn} channel={channel} onAgain={() => setTurn(turn + 1)} />
}

function Turn({ channel, onAgain }: ViewProps & { readonly onAgain: () => void }) {
  const { t } = useTranslation()
  const { value, error } = useQuery('insight.ledger', { channelId: channel.id }, LEARNT)
  if (!value) return <Waiting channelId={channel.id} error={error} onAgain={onAgain} />
  if (value.posts === 0)
    return (
      <EmptyState
        title={t('insight.ledger.none')}
        actions={
          <Button look="main" onPress={() => go('import')}>
            {t('action.import')}
          </Button>
        }
      >
        {t('insight.ledger.noneWhy')}
      </EmptyState>
    )
  return <Rows channel={channel} ledger={value} />
}

/** What was decided first, then what cannot be told yet, then what these data say nothing of. */
const rank = ({ verdict, reading }: LedgerRow) =>
  reading.kind === 'cannot' ? VERDICTS.length : VERDICTS.indexOf(verdict)

function Rows({ channel, ledger }: ViewProps & { readonly ledger: Answer }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [shown, setShown] = useState<Shown>('all')
  const [chosenId, setChosen] = useState<string | null>(null)
  const ordered = ledger.rows.toSorted((a, b) => rank(a) - rank(b))
  const rows = ordered.filter(({ verdict }) => shown === 'all' || verdict === shown)
  const chosen = rows.find(({ id }) => id === chosenId) ?? rows[0] ?? null
  const countOf = (is: RuleVerdict) => ordered.filter(({ verdict }) => verdict === is).length
  const [supported, contradicted] = [countOf('supported'), countOf('contradicted')]
  const words = { supported, contradicted, total: ordered.length }
  const verdict =
    ledger.decidable === 0
      ? 'insight.ledger.verdict.nothing'
      : supported + contradicted === 0
        ? 'insight.ledger.verdict.open'
        : 'insight.ledger.verdict.some'
  return (
    <Sheet
      asideLabel={t('insight.ledger.aside')}
      aside={chosen ? <RuleAside key={chosen.id} channel={channel} row={chosen} /> : null}
    >
      <Lede verdict={t(verdict, words)}>
        <p>{ledgerLede(ledger, t, language)}</p>
      </Lede>
      <div className={css.tools}>
        <Segmented<Shown>
          label={t('insight.ledger.filter')}
          options={[
            { id: 'all', label: t('insight.ledger.all', { n: ordered.length }) },
            ...VERDICTS.map((id) => ({
              id,
              label: t(`insight.ledger.is.${id}`) + ` ${countOf(id)}`,
              isDisabled: countOf(id) === 0,
            })),
          ]}
          value={shown}
          onChange={setShown}
        />
      </div>
      <LedgerTable channel={channel} rows={rows} all={ledger.rows} chosen={chosen?.id ?? null} onChoose={setChosen} />
      <p className={`small dim ${css.note}`}>{t('insight.ledger.untold')}</p>
    </Sheet>
  )
}

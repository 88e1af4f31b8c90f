import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '../../shared/contract.ts'
import { momentText, wholeText } from '../../shared/format.ts'
import type { ImportBatch } from '../../shared/history.ts'
import { useChannelName } from '../channel-name.ts'
import { now } from '../clock.ts'
import { act, homeZone, useLanguage } from '../data.ts'
import { sentenceOf } from '../i18n.ts'
import { Button, LinkButton } from '../kit/Button.tsx'
import { cx } from '../kit/cx.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { go, showChannel } from '../ui.ts'
import { useQuery } from '../use-query.ts'
import { showBatch } from './filters.ts'
import css from './PastImports.module.css'

interface PastImportsProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Every import there was, each to be seen and, as a whole, taken back. */
export function PastImports({ isOpen, onClose }: PastImportsProps) {
  const { t } = useTranslation()
  const { value, error } = useQuery('imports.list', isOpen ? {} : null, ['batch', 'post'])
  return (
    <Dialog title={t('history.imports.title')} isOpen={isOpen} onClose={onClose} size="large">
      {error ? <p>{sentenceOf(error)}</p> : null}
      {value?.length === 0 ? <p className="dim">{t('history.imports.none')}</p> : null}
      <ul className={css.list}>
        {value?.map((batch) => (
          <Batch key={batch.id} batch={batch} onClose={onClose} />
        ))}
      </ul>
    </Dialog>
  )
}

function Batch({ batch, onClose }: { readonly batch: ImportBatch; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const channel = useChannelName(batch.channelId)
  const [outcome, setOutcome] = useState<OutputOf<'imports.takeBack'> | null>(null)
  const takeBack = async () => {
    const done = await act('imports.takeBack', { id: batch.id }, { said: t('history.imports.takenBack') })
    if (done) setOutcome(done)
  }
  const see = () => {
    showChannel(null)
    showBatch(batch.id)
    onClose()
    go('history')
  }
  const counts = (['created', 'updated', 'unchanged', 'skipped'] as const)
    .filter((name) => batch[name] > 0)
    .map((name) => `${t(`importing.group.${name}`)} ${wholeText(batch[name], language)}`)
  return (
    <li className={cx(css.batch, batch.takenBack && css.gone)}>
      <div className={css.facts}>
        <b title={batch.files.join(t('list.and'))}>{batch.files.join(t('list.and'))}</b>
        <span className="small dim">
          {[momentText(batch.at, homeZone(), now(), language), channel, ...counts].filter(Boolean).join(' · ')}
        </span>
        {outcome && batch.takenBack ? (
          <div className="small">
            {t('history.imports.removed', { count: outcome.removed, n: wholeText(outcome.removed, language) })}
            {outcome.kept.length > 0 ? (
              <>
                {t('history.imports.kept', { count: outcome.kept.length })}
                <ul className={css.kept}>
                  {outcome.kept.map(({ id, title }) => (
                    <li key={id}>
                      <LinkButton
                        onPress={() => {
                          onClose()
                          go('history', id)
                        }}
                      >
                        {title || t('history.untitled')}
                      </LinkButton>
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
          </div>
        ) : null}
      </div>
      {batch.takenBack ? (
        <span className="small dim">{t('history.imports.isTakenBack')}</span>
      ) : (
        <>
          <Button small look="bare" onPress={see}>
            {t('history.imports.see')}
          </Button>
          <Button small onPress={() => void takeBack()}>
            {t('history.imports.takeBack')}
          </Button>
        </>
      )}
    </li>
  )
}

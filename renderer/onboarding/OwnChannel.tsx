import { ChevronLeft } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TRACKS } from '../../shared/values.ts'
import { Button } from '../kit/Button.tsx'
import { Rails } from '../kit/marks.tsx'
import { SignalChip } from '../kit/signals.tsx'
import { nameError, newDraft, savingOf, type ChannelDraft } from '../settings/channel-draft.ts'
import { ChannelForm } from '../settings/ChannelForm.tsx'
import { NotSaved } from '../trouble/NotSaved.tsx'
import { useWriting } from '../writing.ts'
import { beginWith, endSteps } from './first-steps.ts'
import { Language } from './Language.tsx'
import css from './OwnChannel.module.css'

/** The one thing that planning cannot do without is a channel. */
export function OwnChannel({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<ChannelDraft>(() => newDraft('wechat-channels'))
  const [hasTried, setHasTried] = useState(false)
  const error = nameError(draft, [])
  const writing = useWriting(t('onboarding.title'))

  const make = async () => {
    setHasTried(true)
    if (error) return
    beginWith('import')
    if (!(await writing.write('channels.save', savingOf(draft)))) endSteps()
  }

  return (
    <main className={css.page}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void make()
        }}
      >
        <div className={css.head}>
          <Button look="bare" icon={<ChevronLeft aria-hidden />} className={css.back ?? ''} onPress={onBack}>
            {t('onboarding.back')}
          </Button>
          <Language />
        </div>
        <h1 className={css.title}>{t('onboarding.title')}</h1>
        <p className={css.lead}>
          {t('onboarding.step', { n: 1 })}
          <span className={css.later}>{t('onboarding.lead')}</span>
        </p>
        <ChannelForm draft={draft} onChange={setDraft} nameError={hasTried ? error : null} isFirst />
        <NotSaved
          isFramed
          error={writing.error}
          text={`${draft.name}\n${draft.persona}`.trim()}
          onRetry={() => void make()}
        />
        <div className={css.end}>
          <Button look="main" type="submit">
            {t('onboarding.next')}
          </Button>
        </div>
      </form>
      <Example draft={draft} />
    </main>
  )
}

/** What the two signals will look like on a card. */
function Example({ draft }: { readonly draft: ChannelDraft }) {
  const { t } = useTranslation()
  const deep = draft.deep[0] ?? 'heart'
  const words = {
    light: t(`signal.${draft.light}`),
    deep: draft.deep.map((signal) => t(`signal.${signal}`)).join(t('list.and')),
  }
  return (
    <aside className={css.aside}>
      <h2>{t('onboarding.example')}</h2>
      <div className={css.card}>
        <Rails track="both" />
        <div className={css.top}>
          <span className="strong">20:00</span>
          {t(`platformShort.${draft.platform}`)}
        </div>
        <p className={css.cardTitle}>{t('onboarding.exampleTitle')}</p>
        <div className={css.chips}>
          <SignalChip signal={draft.light} tone="light" />
          <SignalChip signal={deep} tone="deep" />
        </div>
      </div>
      <ul className={css.key}>
        {TRACKS.map((track) => (
          <li key={track}>
            <Rails track={track} inline />
            {t(`onboarding.key.${track}`, words)}
          </li>
        ))}
      </ul>
    </aside>
  )
}

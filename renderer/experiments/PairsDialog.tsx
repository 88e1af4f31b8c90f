import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Experiment } from '../../shared/experiment.ts'
import { dayText } from '../../shared/format.ts'
import type { Channel } from '../../shared/model.ts'
import { partsOf } from '../../shared/time.ts'
import { today } from '../clock.ts'
import { act, useLanguage } from '../data.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { SearchField } from '../kit/Field.tsx'
import { AbMark } from '../kit/marks.tsx'
import { RadioRows } from '../kit/Choice.tsx'
import { useQuery } from '../use-query.ts'
import css from './Dialogs.module.css'

const ARMS = ['a', 'b'] as const
type ArmName = (typeof ARMS)[number]
const MOST = 30

interface PairsDialogProps {
  readonly channel: Channel
  readonly experiment: Experiment
  readonly onClose: () => void
}

/** A round of two posts that are out already: found by their words, chosen one on each side. */
export function PairsDialog({ channel, experiment, onClose }: PairsDialogProps) {
  const { t } = useTranslation()
  const [posts, setPosts] = useState<Readonly<Record<ArmName, string | null>>>({ a: null, b: null })
  const [turn, setTurn] = useState(0)
  const isRight = posts.a !== null && posts.b !== null && posts.a !== posts.b
  const register = async () => {
    if (posts.a === null || posts.b === null) return
    const pair = { a: posts.a, b: posts.b }
    const done = await act('experiments.register', { id: experiment.id, pairs: [pair] })
    if (!done) return
    setPosts({ a: null, b: null })
    setTurn(turn + 1)
  }
  return (
    <Dialog
      title={t('experiment.pairs.title')}
      isOpen
      onClose={onClose}
      size="large"
      foot={
        <>
          <Button onPress={onClose}>{t('experiment.pairs.close')}</Button>
          <Button look="main" isDisabled={!isRight} onPress={() => void register()}>
            {t('experiment.pairs.do')}
          </Button>
        </>
      }
    >
      <div className={css.arms}>
        {ARMS.map((arm) => (
          <fieldset key={`${arm} ${turn}`} className={css.arm}>
            <legend>
              <AbMark letter={arm === 'a' ? 'A' : 'B'} /> {experiment[arm]}
            </legend>
            <Posts channel={channel} chosen={posts[arm]} onChoose={(id) => setPosts({ ...posts, [arm]: id })} />
          </fieldset>
        ))}
      </div>
      <p className="small dim">{t('experiment.pairs.why')}</p>
    </Dialog>
  )
}

interface PostsProps {
  readonly channel: Channel
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}

function Posts({ channel, chosen, onChoose }: PostsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [text, setText] = useState('')
  const { value } = useQuery('posts.search', { channelId: channel.id, text, limit: MOST }, ['post'])
  const year = partsOf(today(channel.zone)).year
  const rows = value?.posts ?? []
  return (
    <>
      <SearchField label={t('experiment.pairs.search')} clearLabel={t('kit.clear')} value={text} onChange={setText} />
      <div className={css.posts}>
        {value && rows.length === 0 ? <p className="dim">{t('experiment.pairs.none')}</p> : null}
        <RadioRows
          label={t('experiment.pairs.post')}
          labelHidden
          options={rows.map(({ id, title, publishedDay }) => ({
            id,
            label: title || t('plan.untitled'),
            note: dayText(publishedDay, language, year),
          }))}
          value={chosen}
          onChange={onChoose}
        />
      </div>
    </>
  )
}

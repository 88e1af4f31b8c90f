import { Heart, ThumbsUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { IconReading } from '../../shared/model.ts'
import { RadioRows } from '../kit/Choice.tsx'
import css from './Import.module.css'
import type { Importing } from './importing.ts'

interface IconQuestionProps {
  readonly icons: NonNullable<Importing['icons']>
  readonly onAnswer: (answer: IconReading) => void
}

/** Which of the two icons each column is: asked once, with one post's two numbers to check against the phone. */
export function IconQuestion({ icons, onAnswer }: IconQuestionProps) {
  const { t } = useTranslation()
  const { asked, answer } = icons
  return (
    <section className={css.icons}>
      <h3>{t('importing.icons.title')}</h3>
      <p className="small dim">{t('importing.icons.once')}</p>
      <RadioRows<IconReading>
        label={t('importing.icons.title')}
        labelHidden
        value={answer}
        onChange={onAnswer}
        options={[
          { id: 'recommend-is-heart', label: <Pair recommend="heart" favour="like" /> },
          { id: 'recommend-is-like', label: <Pair recommend="like" favour="heart" /> },
        ]}
      />
      <div className={css.proof}>
        <p>{t('importing.icons.check', { title: asked.title })}</p>
        <p className={css.two}>
          <span>
            推荐 <b className="num">{asked.recommend}</b>
          </span>
          <span>
            喜欢 <b className="num">{asked.favour}</b>
          </span>
        </p>
        <p className="dim">{t('importing.icons.look', { n: asked.recommend })}</p>
      </div>
    </section>
  )
}

type Icon = 'heart' | 'like'

// The columns' own words, whatever the language of the page: so they stand in the file.
const Pair = ({ recommend, favour }: { readonly recommend: Icon; readonly favour: Icon }) => (
  <span className={css.pair}>
    <span>
      推荐 <i>=</i> <Signal icon={recommend} />
    </span>
    <span>
      喜欢 <i>=</i> <Signal icon={favour} />
    </span>
  </span>
)

function Signal({ icon }: { readonly icon: Icon }) {
  const { t } = useTranslation()
  return icon === 'heart' ? (
    <b className="deep-t">
      <Heart className="i14 solid" aria-hidden />
      {t('signal.heart')}
    </b>
  ) : (
    <b className="light-t">
      <ThumbsUp className="i14" aria-hidden />
      {t('signal.like')}
    </b>
  )
}

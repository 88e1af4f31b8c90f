import { ChartNoAxesColumn } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { wearOf } from '../../shared/checks/index.ts'
import type { Hook } from '../../shared/model.ts'
import { LEARNT } from '../../shared/teaching.ts'
import { useQuery } from '../use-query.ts'
import { useComposer } from './composer.ts'
import css from './HookEditor.module.css'
import { metricName } from './metric-names.ts'

type WearProps = Pick<Hook, 'kind' | 'words' | 'lines' | 'options'>

/** Whether such a hook wears off on this channel's posts; and where they cannot tell, why. */
export const Wear = memo(function Wear({ kind, words, lines, options }: WearProps) {
  const { t } = useTranslation()
  const { channel } = useComposer()
  const { value } = useQuery('hooks.wear', { channelId: channel.id }, LEARNT)
  const wear = value && wearOf({ kind, words, lines, options }, value)
  const metric = wear && 'metric' in wear ? metricName(wear.metric, channel, t) : ''
  // Its line is there before its words are, so that nothing below moves and all of the editor is scrolled to.
  return (
    <p className={css.wear}>
      {wear ? (
        <>
          <ChartNoAxesColumn className="i12" aria-hidden />
          {t(`composer.wear.${wear.is}`, { n: wear.n, metric })}
        </>
      ) : null}
    </p>
  )
})

import { useTranslation } from 'react-i18next'
import { act, reread, useData } from '../data.ts'
import { Button } from '../kit/Button.tsx'
import { SeverityMark } from '../kit/SeverityMark.tsx'
import { problemText } from '../trouble/problem-words.ts'
import css from './Settings.module.css'

/** What is wrong with the file or its place, each with what can be done. */
export function FileProblems() {
  const { t } = useTranslation()
  const problems = useData((data) => data.status?.problems) ?? []
  if (problems.length === 0) return null
  const know = async () => {
    if (await act('workspace.knowPlace', {})) await reread(['status'])
  }
  return (
    <ul className={css.problems}>
      {problems.map((problem) => (
        <li key={problem.code}>
          <SeverityMark severity={problem.severity} />
          <div>
            <p>{problemText(problem)}</p>
            {['problem.synced', 'problem.network'].includes(problem.code) ? (
              <>
                <p className="small dim">{t('settings.place.how')}</p>
                <div className={css.buttons}>
                  <Button small onPress={() => void know()}>
                    {t('settings.place.known')}
                  </Button>
                </div>
              </>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  )
}

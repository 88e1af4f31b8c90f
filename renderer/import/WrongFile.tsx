import { ChevronRight, FileX } from 'lucide-react'
import { Fragment, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bytesText } from '../../shared/format.ts'
import type { AppError } from '../../shared/result.ts'
import { useData, useLanguage } from '../data.ts'
import { sentenceOf } from '../i18n.ts'
import { Button, LinkButton } from '../kit/Button.tsx'
import { Select } from '../kit/Select.tsx'
import { go } from '../ui.ts'
import { ChooseFiles } from './ChooseFiles.tsx'
import css from './Import.module.css'
import { MappingForm } from './MappingForm.tsx'
import { saveTemplate } from './template.ts'
import type { Importing } from './use-import.ts'

const PATH = ['center', 'videos', 'single', 'download'] as const
const REFUSED = 'import.refused.'
const ANY_TITLE = 'importing.wrong.title.any'
const UNKNOWN_COLUMNS = 'import.refused.unknown-columns'
/** Kinds of file whose first words say more than any description. */
const QUOTED = new Set(['import.refused.json', 'import.refused.html', 'import.refused.not-a-table'])

interface WrongFileProps {
  readonly importing: Importing
  readonly error: AppError
}

/** What is wrong with a file, in its own words, and the way to a right one. */
export function WrongFile({ importing, error }: WrongFileProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { files, choose } = importing
  const file = files.find(({ name }) => name === error.path) ?? files[0]
  const others = files.filter((other) => other !== file)
  return (
    <div className={css.alone}>
      <div className={css.wrong} role="alert">
        <div className={css.file}>
          <FileX className="i18" aria-hidden />
          <div>
            <b>{file?.name}</b>
            <span className="dim small">{file ? bytesText(file.size, language) : null}</span>
          </div>
          <span className="push">
            <ChooseFiles look="bare" onChoose={choose}>
              {t('importing.otherFile')}
            </ChooseFiles>
          </span>
        </div>
        <h2>{t(titleKeys(error))}</h2>
        <p>{sentenceOf(error)}</p>
        {file && QUOTED.has(error.message) ? <Quote file={file} /> : null}
        <Remedy importing={importing} error={error} />
        <div className={css.ways}>
          <ChooseFiles onChoose={choose} />
          {others.length > 0 ? (
            <Button onPress={() => choose(others)}>{t('importing.wrong.without', { count: others.length })}</Button>
          ) : null}
          <Button look="bare" onPress={() => go('history')}>
            {t('importing.wrong.back')}
          </Button>
        </div>
      </div>
    </div>
  )
}

/** The kind of wrong file in a few words; the sentence below says why and what to do. */
const titleKeys = ({ message }: AppError): string[] => [
  message.startsWith(REFUSED) ? `importing.wrong.title.${message.slice(REFUSED.length)}` : ANY_TITLE,
  ANY_TITLE,
]

function Remedy({ importing, error }: WrongFileProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const channels = useData((data) => data.channels) ?? []
  const { reading, read } = importing
  if (error.message === UNKNOWN_COLUMNS && error.params?.['headers']) {
    const headers = String(error.params['headers']).split('\n')
    return (
      <>
        <h3>{t('importing.mapping.byHand')}</h3>
        <div className={css.mapForm}>
          <MappingForm headers={headers} start={{}} onDone={(mapping) => read({ mapping })} />
        </div>
      </>
    )
  }
  if (error.message === 'import.refused.other-platform') {
    return (
      <div className={css.remedy}>
        <Select<string>
          label={t('importing.into')}
          options={channels.map(({ id, name, platform }) => ({ id, label: name, meta: t(`platform.${platform}`) }))}
          value={reading.channelId}
          onChange={(channelId) => read({ channelId })}
        />
      </div>
    )
  }
  if (error.message === 'import.refused.encoding') {
    return (
      <div className={css.remedy}>
        <Select<'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'>
          label={t('importing.encoding')}
          options={[
            { id: 'utf-8', label: 'UTF-8' },
            { id: 'gb18030', label: 'GB18030 (GBK)' },
            { id: 'utf-16le', label: 'UTF-16 LE' },
            { id: 'utf-16be', label: 'UTF-16 BE' },
          ]}
          value={reading.encoding}
          onChange={(encoding) => read({ encoding })}
        />
      </div>
    )
  }
  const isWechat = channels.some(({ platform }) => platform === 'wechat-channels')
  return (
    <>
      <h3>{t('importing.wrong.other')}</h3>
      {isWechat ? (
        <>
          <ol className={css.path}>
            {PATH.map((step, index) => (
              <Fragment key={step}>
                <li>
                  <span className={css.nth}>{index + 1}</span>
                  {t(`importing.path.${step}`)}
                </li>
                {index < PATH.length - 1 ? <ChevronRight className="i14" aria-hidden /> : null}
              </Fragment>
            ))}
          </ol>
          <p className="small dim">{t('importing.path.range')}</p>
        </>
      ) : (
        <p className="small dim">
          {t('importing.source.template')}{' '}
          <LinkButton className="small" onPress={() => void saveTemplate(language)}>
            {t('importing.source.download')}
          </LinkButton>
        </p>
      )}
    </>
  )
}

const QUOTED_CHARACTERS = 120

/** The file's own first words. */
function Quote({ file }: { readonly file: File }) {
  const [words, setWords] = useState<string | null>(null)
  useEffect(() => {
    let isGone = false
    void file
      .slice(0, 1000)
      .text()
      .then((text) => {
        const line = text.replace(/\s+/g, ' ').trim()
        // Bytes that are no text say nothing.
        if (!isGone && !line.includes('\ufffd') && line !== '') setWords(line.slice(0, QUOTED_CHARACTERS))
      })
    return () => {
      isGone = true
    }
  }, [file])
  return words ? <code className={css.quote}>{words}…</code> : null
}

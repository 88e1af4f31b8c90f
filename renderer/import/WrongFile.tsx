import { ChevronRight, FileX } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bytesText } from '../../shared/format.ts'
import { guessFields } from '../../shared/importers/index.ts'
import { PLATFORMS } from '../../shared/platforms.ts'
import type { AppError } from '../../shared/result.ts'
import { channelOptions } from '../channel-name.ts'
import { useChannel, useData, useLanguage } from '../data.ts'
import { Button, LinkButton } from '../kit/Button.tsx'
import { Select } from '../kit/Select.tsx'
import { newDraft } from '../settings/channel-draft.ts'
import { ChannelDialog } from '../settings/ChannelDialog.tsx'
import { ChooseFiles } from './ChooseFiles.tsx'
import { ENCODINGS } from './encodings.ts'
import { EXPORTS, TIPS } from './exports.ts'
import css from './Import.module.css'
import { leaveOut, readAs, type Importing } from './importing.ts'
import { MappingForm } from './MappingForm.tsx'
import { Peek } from './Peek.tsx'
import { peekRows } from './peek.ts'
import { saveTemplate } from './template.ts'

/** Kinds of file whose first words say more than any description. */
const QUOTED: ReadonlySet<string> = new Set(['json', 'html', 'not-a-table'])
/** What is mended by saying what the columns are. */
const MAPPABLE: ReadonlySet<string> = new Set([
  'unknown-columns',
  'mapping-incomplete',
  'column-missing',
  'doubled-column',
])

/** Which of the refusals it is; empty where the file is not to blame. */
const whyOf = ({ message }: AppError): string => /^import\.refused\.(.+)$/.exec(message)?.[1] ?? ''
const canMap = (error: AppError): boolean => MAPPABLE.has(whyOf(error)) && peekRows(error).length > 0

interface WrongFileProps {
  readonly importing: Importing
  readonly error: AppError
  readonly onBack: () => void
}

/** What is wrong with a file, in its own words, and the way to a right one. */
export function WrongFile({ importing, error, onBack }: WrongFileProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { files } = importing
  const file = files.find(({ name }) => name === error.path) ?? files[0]
  const others = files.length + importing.waiting.length - 1
  return (
    <div className={css.alone}>
      <div className={css.wrong}>
        <div className={css.file}>
          <FileX className="i18" aria-hidden />
          <div>
            <b>{file?.name}</b>
            <span className="dim small">{file ? bytesText(file.size, language) : null}</span>
          </div>
          <div className="push">
            <ChooseFiles look="bare">{t('importing.otherFile')}</ChooseFiles>
          </div>
        </div>
        <div role="alert">
          <h2>{t(titleKeys(error))}</h2>
          <p>{t(whyKeys(error), { ...error.params, message: error.message, path: error.path })}</p>
        </div>
        <Evidence file={file} error={error} />
        <Remedy importing={importing} error={error} />
        <div className={css.ways}>
          <ChooseFiles look={canMap(error) || whyOf(error) === 'other-platform' ? 'plain' : 'main'} />
          {file && others > 0 ? (
            <Button onPress={() => leaveOut(file)}>{t('importing.wrong.without', { count: others })}</Button>
          ) : null}
          <Button look="bare" onPress={onBack}>
            {t('importing.wrong.back')}
          </Button>
        </div>
      </div>
    </div>
  )
}

/** The kind of wrong file in a few words; the sentence below says why and what to do. */
const titleKeys = (error: AppError): string[] => [
  `importing.wrong.title.${whyOf(error) || 'any'}`,
  'importing.wrong.title.any',
]

/** The page shows the way to the right file by itself: there the sentence need not. */
const whyKeys = (error: AppError): string[] => [
  `importing.wrong.why.${whyOf(error)}`,
  error.message,
  `error.${error.code}`,
]

function Evidence({ file, error }: { readonly file: File | undefined; readonly error: AppError }) {
  const { t } = useTranslation()
  const rows = peekRows(error)
  if (file && QUOTED.has(whyOf(error))) return <Quote file={file} />
  if (rows.length === 0) return null
  const column = error.params?.['column']
  const isDaily = whyOf(error) === 'daily-table' && typeof column === 'string'
  return (
    <Peek rows={rows} telling={isDaily ? { header: column, sentence: t('importing.wrong.daily', { column }) } : null} />
  )
}

function Remedy({ importing, error }: Omit<WrongFileProps, 'onBack'>) {
  const { t } = useTranslation()
  const { reading } = importing
  const [headers = []] = peekRows(error)
  if (canMap(error)) return <ByHand importing={importing} headers={headers} />
  switch (whyOf(error)) {
    case 'other-platform':
      return <OtherPlatform channelId={reading.channelId} format={error.params?.['format']} />
    case 'encoding':
      return (
        <div className={css.remedy}>
          <Select
            label={t('importing.encoding')}
            options={ENCODINGS}
            value={reading.encoding}
            onChange={(encoding) => readAs({ encoding })}
          />
        </div>
      )
    case 'several-channels':
      return null
    default:
      return <Path channelId={reading.channelId} error={error} />
  }
}

interface ByHandProps {
  readonly importing: Importing
  readonly headers: readonly string[]
}

/** What the columns of an unknown table are, and which channel it is of: it tells neither. */
function ByHand({ importing: { reading, isChannelSaid }, headers }: ByHandProps) {
  const { t } = useTranslation()
  const channels = useData((data) => data.channels) ?? []
  const unheard = channels.filter(({ platform }) => !EXPORTS.some((one) => one.platform === platform))
  const likely = isChannelSaid || unheard.length !== 1 ? reading.channelId : (unheard[0]?.id ?? reading.channelId)
  const [channelId, setChannelId] = useState(likely)
  return (
    <>
      <h3>{t('importing.mapping.byHand')}</h3>
      <div className={css.mapForm}>
        {channels.length > 1 ? (
          <Select<string>
            label={t('importing.into')}
            options={channelOptions(channels)}
            value={channelId}
            onChange={setChannelId}
          />
        ) : null}
        <MappingForm
          headers={headers.filter((name) => name !== '')}
          start={reading.mapping ?? guessFields(headers)}
          onDone={(mapping) => readAs({ mapping, channelId })}
        />
      </div>
    </>
  )
}

interface OtherPlatformProps {
  readonly channelId: string
  /** The importer that knows the file; those of one platform bear its name. */
  readonly format: unknown
}

/** The channels that a file may be of, and a new one of its platform: the file stays where it is meanwhile. */
function OtherPlatform({ channelId, format }: OtherPlatformProps) {
  const { t } = useTranslation()
  const channels = useData((data) => data.channels) ?? []
  const [isMaking, setMaking] = useState(false)
  const platform = PLATFORMS.find((id) => id === format)
  const fitting = channels.filter((channel) => channel.platform === platform || channel.platform === 'other')
  const name = channels.find(({ id }) => id === channelId)?.name ?? ''
  // One creator has one name on all platforms: it is proposed as it stands.
  const isTaken = channels.some((other) => other.name === name && other.platform === platform)
  return (
    <div className={css.remedy}>
      {fitting.length > 0 ? (
        <Select<string>
          label={t('importing.into')}
          options={channelOptions(fitting, channels)}
          value={null}
          onChange={(id) => readAs({ channelId: id })}
        />
      ) : null}
      {platform ? (
        <Button look={fitting.length > 0 ? 'plain' : 'main'} onPress={() => setMaking(true)}>
          {t('importing.wrong.makeChannel', { platform: t(`platform.${platform}`) })}
        </Button>
      ) : null}
      {platform && isMaking ? (
        <ChannelDialog
          channel={null}
          start={{ ...newDraft(platform), name: isTaken ? '' : name }}
          onSaved={({ id }) => readAs({ channelId: id })}
          onClose={() => setMaking(false)}
        />
      ) : null}
    </div>
  )
}

/** Where a right file comes from: of the table's own back-end, where that is known, else of the channel's platform. */
function Path({ channelId, error }: { readonly channelId: string; readonly error: AppError }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const ofChannel = useChannel(channelId)?.platform
  const platform = PLATFORMS.find((id) => id === error.params?.['platform']) ?? ofChannel
  const isKnown = EXPORTS.some((one) => one.platform === platform)
  return (
    <>
      <h3>{t('importing.wrong.other')}</h3>
      {platform && isKnown ? (
        <>
          <ol className={css.path}>
            {t(`import.path.${platform}`)
              .split(' → ')
              .map((step, index) => (
                <li key={step}>
                  {index > 0 ? <ChevronRight className="i14" aria-hidden /> : null}
                  <span className={css.nth}>{index + 1}</span>
                  {step}
                </li>
              ))}
          </ol>
          {TIPS.has(platform) ? <p className="small dim">{t(`importing.tip.${platform}`)}</p> : null}
        </>
      ) : (
        <p className={css.orTemplate}>
          {t('importing.wrong.template')}
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
        if (isGone || line.includes('\ufffd') || line === '') return
        setWords(line.length > QUOTED_CHARACTERS ? `${line.slice(0, QUOTED_CHARACTERS)}…` : line)
      })
    return () => {
      isGone = true
    }
  }, [file])
  return words ? <code className={css.quote}>{words}</code> : null
}

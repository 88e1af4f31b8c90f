import { FileSpreadsheet } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { FilePreview, ImportPreview } from '../../shared/importing.ts'
import { dayText, momentText, wholeText } from '../../shared/format.ts'
import { readTime } from '../../shared/said-slot.ts'
import { instantOf, partsOf, wallOf, type Day, type Instant } from '../../shared/time.ts'
import { channelOptions } from '../channel-name.ts'
import { now } from '../clock.ts'
import { useChannel, useData, useLanguage } from '../data.ts'
import { AnchoredPopover, Popover } from '../kit/Popover.tsx'
import { Button } from '../kit/Button.tsx'
import { DayField } from '../kit/DayField.tsx'
import { TextField } from '../kit/Field.tsx'
import { Select } from '../kit/Select.tsx'
import { useRef, useState } from 'react'
import { ChooseFiles } from './ChooseFiles.tsx'
import css from './Import.module.css'
import { encodingName, ENCODINGS, type Encoding } from './encodings.ts'
import { zoneOptions } from '../zones.ts'
import { readAs, type Importing } from './importing.ts'
import { Mapping } from './Mapping.tsx'

const AUTO = 'auto'

/** What a file is: name, rows, who wrote it, how many of its columns are known, how its text is coded. */
export function FileLine({ file }: { readonly file: FilePreview }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const known = file.columns.filter(({ field }) => field !== null).length
  const columns =
    known === file.columns.length
      ? t('importing.columnsAll', { count: known })
      : t('importing.columnsSome', { known, count: file.columns.length })
  const facts = [
    t('importing.rows', { count: file.rows, n: wholeText(file.rows, language) }),
    t(`import.format.${file.format}`),
    columns,
    encodingName(file.encoding),
  ]
  return (
    <div className={css.file}>
      <FileSpreadsheet className="i18" aria-hidden />
      <div>
        <b>{file.file}</b>
        <span className="dim small">{facts.join(' · ')}</span>
      </div>
    </div>
  )
}

interface HowReadProps {
  readonly importing: Importing
  readonly preview: ImportPreview
}

/** The file, and how it is read: channel, encoding, when the numbers were taken. */
export function HowRead({ importing, preview }: HowReadProps) {
  const { t } = useTranslation()
  const channels = useData((data) => data.channels) ?? []
  const [first] = preview.files
  const { reading } = importing
  const isText = preview.files.some(({ encoding }) => encoding !== 'xlsx')
  const isGuess = preview.files.some(({ notes }) => notes.some(({ code }) => code.endsWith('encoding-guessed')))
  return (
    <div className={css.how}>
      {preview.files.length === 1 && first ? (
        <FileLine file={first} />
      ) : (
        <b className="strong">{t('importing.files', { count: preview.files.length })}</b>
      )}
      <div className={css.choices}>
        {channels.length > 1 ? (
          <>
            <span className="small dim">{t('importing.into')}</span>
            <Select<string>
              label={t('importing.into')}
              labelHidden
              small
              options={channelOptions(channels)}
              value={reading.channelId}
              onChange={(channelId) => readAs({ channelId })}
            />
          </>
        ) : null}
        {isText && (isGuess || reading.encoding !== null) ? (
          <Select<Encoding | typeof AUTO>
            label={t('importing.encoding')}
            labelHidden
            small
            options={[{ id: AUTO, label: t('importing.encodingAuto') }, ...ENCODINGS]}
            value={reading.encoding ?? AUTO}
            onChange={(encoding) => readAs({ encoding: encoding === AUTO ? null : encoding })}
          />
        ) : null}
        <CapturedAt importing={importing} preview={preview} />
        <Clock preview={preview} />
        <span className={css.narrow}>
          <Popover
            label={t('importing.mapping.title')}
            width={340}
            trigger={<Button look="bare">{t('importing.mapping.short')}</Button>}
          >
            <Mapping importing={importing} preview={preview} />
          </Popover>
        </span>
        <ChooseFiles look="bare">{t('importing.otherFile')}</ChooseFiles>
      </div>
    </div>
  )
}

/** Whose wall the file's times of day are of, where its platform does not say. */
function Clock({ preview }: Pick<HowReadProps, 'preview'>) {
  const { t } = useTranslation()
  const language = useLanguage()
  const zone = preview.files.find((file) => file.zone !== null)?.zone
  if (!zone) return null
  return (
    <>
      <span className="small dim">{t('importing.clock')}</span>
      <Select
        label={t('importing.clock')}
        labelHidden
        small
        options={zoneOptions(zone, language)}
        value={zone}
        onChange={(chosen) => readAs({ zone: chosen })}
      />
    </>
  )
}

/** When the numbers were taken: as the file says or its date, now, or a moment that the creator knows. */
function CapturedAt({ importing: { reading }, preview }: HowReadProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const zone = useChannel(preview.channel.id)?.zone ?? 'UTC'
  const anchor = useRef<HTMLDivElement>(null)
  const [isAsking, setAsking] = useState(false)
  const [day, setDay] = useState<Day | null>(null)
  const [time, setTime] = useState('')
  const [first] = preview.files
  if (!first) return null
  const present = now()
  const said = momentText(first.capturedAt, zone, present, language)
  const dayOf = (at: Instant) => dayText(wallOf(at, zone).day, language, partsOf(wallOf(present, zone).day).year)
  const found = t('importing.captured', {
    at: preview.files.length === 1 ? dayOf(first.capturedAt) : t('importing.eachOwn'),
    from: t(`import.capturedFrom.${first.capturedFrom}`),
  })
  const options = [
    { id: 'found' as const, label: reading.capturedAt === null ? found : t('importing.capturedAuto') },
    { id: 'now' as const, label: t('importing.capturedNow') },
    { id: 'asked' as const, label: reading.capturedAt === null ? t('importing.capturedAsk') : said },
  ]
  const wall = wallOf(present, zone)
  const clock = readTime(time)
  const at = day && clock ? instantOf(day, clock, zone).at : null
  const isToCome = at !== null && day === wall.day && at > present
  const timeError = clock === null ? t('plan.move.timeWrong') : isToCome ? t('importing.capturedToCome') : null
  const set = () => {
    setAsking(false)
    readAs({ capturedAt: at })
  }
  return (
    <>
      <span className="small dim">{t('importing.capturedLabel')}</span>
      <div ref={anchor}>
        <Select
          label={t('importing.capturedLabel')}
          labelHidden
          small
          options={options}
          value={reading.capturedAt === null ? 'found' : 'asked'}
          onChange={(id) => {
            if (id === 'found') readAs({ capturedAt: null })
            else if (id === 'now') readAs({ capturedAt: present })
            else {
              setDay(wall.day)
              setTime(wall.time)
              setAsking(true)
            }
          }}
        />
      </div>
      <AnchoredPopover
        label={t('importing.capturedLabel')}
        anchor={anchor}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        placement="bottom end"
        width={248}
      >
        <div className={css.moment}>
          <DayField
            label={t('plan.move.day')}
            value={day}
            today={wall.day}
            max={wall.day}
            onChange={(next) => setDay(next ?? null)}
          />
          <TextField
            label={t('plan.move.time')}
            value={time}
            placeholder="20:30"
            onChange={setTime}
            error={timeError}
          />
        </div>
        <Button look="main" onPress={set} isDisabled={at === null || at > present}>
          {t('importing.capturedSet')}
        </Button>
      </AnchoredPopover>
    </>
  )
}

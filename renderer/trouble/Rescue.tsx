import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupRow } from '../../shared/backups.ts'
import type { RescueState } from '../../shared/contract.ts'
import { bytesText, momentText, wholeText } from '../../shared/format.ts'
import { call } from '../client.ts'
import { now } from '../clock.ts'
import { act, homeZone, reread, useData, useLanguage } from '../data.ts'
import { sentenceOf } from '../i18n.ts'
import { Button } from '../kit/Button.tsx'
import { RadioRows } from '../kit/Choice.tsx'
import { say, warn } from '../kit/Toast.tsx'
import { MoveDialog } from '../settings/MoveDialog.tsx'
import { useQuery } from '../use-query.ts'
import { TroubleFrame } from './TroubleFrame.tsx'

/** What stands against opening a file, by the title it goes under. */
const TITLES = ['damaged-file', 'newer-file', 'read-only', 'disk-full', 'not-found'] as const
type Trouble = (typeof TITLES)[number]
const isTrouble = (code: string): code is Trouble => (TITLES as readonly string[]).includes(code)

/** Where the folder itself is what stands against it, another is the way. */
const MOVES: readonly Trouble[] = ['read-only', 'disk-full', 'not-found']
const NOTHING_TO_READ: readonly Trouble[] = ['newer-file', 'not-found']

const ASK = {}

/** Why the file is not open; null where it is, or where that has another reason. */
export function useRescue(): RescueState | null {
  const code = useData((data) => data.problem?.code ?? '')
  return useQuery('rescue.state', isTrouble(code) ? ASK : null, []).value
}

/** The file cannot be opened: why, what there is to go back to, and what can still be read of it. */
export function Rescue({ state: { error, backups } }: { readonly state: RescueState }) {
  const { t } = useTranslation()
  const usable = backups.filter(({ state }) => state.kind === 'verified')
  const [chosen, setChosen] = useState(usable[0]?.file ?? '')
  const [isBusy, setIsBusy] = useState(false)
  const [isMoving, setMoving] = useState(false)
  const trouble: Trouble = isTrouble(error.code) ? error.code : 'damaged-file'
  const isDamaged = trouble === 'damaged-file'

  const working = async (work: () => Promise<void>) => {
    setIsBusy(true)
    await work()
    setIsBusy(false)
  }
  const restore = async () => {
    const done = await act('rescue.restore', { file: chosen })
    if (!done) return
    await reread()
    say(t('trouble.restored', { aside: done.previous }))
  }
  const salvage = async () => {
    const made = await act('rescue.salvage', {})
    if (!made) return
    const saved = await call('shell.saveFile', made)
    if (saved.ok) say(t('trouble.salvaged', { count: made.rows, rows: made.rows, damaged: made.damaged }))
    else warn(sentenceOf(saved.error))
  }
  const retry = async () => {
    const done = await act('rescue.retry', {})
    if (done?.isOpen) await reread()
    else say(t('trouble.still'))
  }

  return (
    <TroubleFrame
      title={t(`trouble.title.${trouble}`)}
      kept={t(`trouble.kept.${trouble}`)}
      actions={
        <>
          {usable.length > 0 ? (
            <Button look="main" isDisabled={isBusy || chosen === ''} onPress={() => void working(restore)}>
              {t('trouble.restore')}
            </Button>
          ) : null}
          {MOVES.includes(trouble) ? (
            <Button look="main" isDisabled={isBusy} onPress={() => setMoving(true)}>
              {t('settings.move.open')}
            </Button>
          ) : null}
          {NOTHING_TO_READ.includes(trouble) ? null : (
            <Button isDisabled={isBusy} onPress={() => void working(salvage)}>
              {t('trouble.salvage')}
            </Button>
          )}
          <Button look={usable.length > 0 ? 'bare' : 'plain'} isDisabled={isBusy} onPress={() => void working(retry)}>
            {t('broken.again')}
          </Button>
        </>
      }
    >
      <p>{sentenceOf(error)}</p>
      {isDamaged && usable.length === 0 ? <p>{t('trouble.noBackup')}</p> : null}
      {isMoving ? <MoveDialog onClose={() => setMoving(false)} /> : null}
      {usable.length > 0 ? <Choice rows={usable.slice(0, SHOWN)} chosen={chosen} onChoose={setChosen} /> : null}
    </TroubleFrame>
  )
}

const SHOWN = 4

interface ChoiceProps {
  readonly rows: readonly BackupRow[]
  readonly chosen: string
  readonly onChoose: (file: string) => void
}

function Choice({ rows, chosen, onChoose }: ChoiceProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <RadioRows
      label={t('trouble.which')}
      value={chosen}
      onChange={onChoose}
      options={rows.map(({ file, at, sequence, bytes }) => ({
        id: file,
        label: <span className="num">{momentText(at, homeZone(), now(), language)}</span>,
        note: [
          sequence === null ? null : t('settings.backup.nth', { n: wholeText(sequence, language) }),
          bytesText(bytes, language),
          t('settings.backup.is.verified'),
        ]
          .filter(Boolean)
          .join(' · '),
      }))}
    />
  )
}

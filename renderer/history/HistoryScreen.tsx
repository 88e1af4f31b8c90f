import { Download, History as HistoryIcon, Target, Upload } from 'lucide-react'
import { useState } from 'react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { dayText } from '../../shared/format.ts'
import type { PostRow } from '../../shared/history.ts'
import { partsOf, wallOf } from '../../shared/time.ts'
import { today } from '../clock.ts'
import { homeZone, useData, useLanguage } from '../data.ts'
import { BrokenRows } from '../damage/BrokenRows.tsx'
import { useBroken } from '../damage/use-damaged.ts'
import { sentenceOf } from '../i18n.ts'
import { ImportStart } from '../import/ImportStart.tsx'
import { Button, IconButton } from '../kit/Button.tsx'
import { Menu } from '../kit/Menu.tsx'
import { Bar, EmptyState } from '../kit/Page.tsx'
import { saveExport } from '../save-export.ts'
import { go, study, useUi } from '../ui.ts'
import { useLate } from '../use-late.ts'
import { useQuery } from '../use-query.ts'
import { BulkBar } from './BulkBar.tsx'
import { clearAll, FilterRow } from './FilterRow.tsx'
import { searchOf, useFilters, type Filters } from './filters.ts'
import css from './History.module.css'
import { PastImports } from './PastImports.tsx'
import { PostPage } from './PostPage.tsx'
import { judgePost } from './judging.ts'
import { PostTable } from './PostTable.tsx'
import { Entry, SUGGESTIONS } from './suggest/Entry.tsx'
import { SuggestionsPage } from './suggest/SuggestionsPage.tsx'
import { UndoRedo } from '../UndoRedo.tsx'
import { usePosts } from './use-posts.ts'
import { useSelection } from './use-selection.ts'

/** The posts there are, one of them, or the hooks that their words show. */
export function HistoryScreen() {
  const id = useUi((ui) => ui.id)
  if (id === SUGGESTIONS) return <SuggestionsPage />
  return id ? <PostPage key={id} id={id} /> : <Posts />
}

function Posts() {
  const { t } = useTranslation()
  const count = useData((data) => data.status?.posts ?? null)
  const [isListOpen, setListOpen] = useState(false)
  return (
    <>
      <Bar title={t('history.title')}>
        {count ? <LastImport /> : null}
        <span className="push" />
        {count ? <Entry /> : null}
        <UndoRedo />
        {count ? (
          <Button look="bare" icon={<Target className="i14" aria-hidden />} onPress={() => study('calibration', null)}>
            {t('backtest.short')}
          </Button>
        ) : null}
        <IconButton
          label={t('history.imports.title')}
          icon={<HistoryIcon aria-hidden />}
          onPress={() => setListOpen(true)}
        />
        {count ? <Export /> : null}
        {count ? (
          <Button look="main" icon={<Upload className="i14" aria-hidden />} onPress={() => go('import')}>
            {t('action.import')}
          </Button>
        ) : null}
      </Bar>
      {count === 0 ? <ImportStart /> : count === null ? null : <Found />}
      <PastImports isOpen={isListOpen} onClose={() => setListOpen(false)} />
    </>
  )
}

const judge = (post: PostRow) => void judgePost(post)

function Found() {
  const { t } = useTranslation()
  const filters = useFilters()
  const channelId = useUi((ui) => ui.channelId)
  const { posts, error } = usePosts(searchOf(filters, channelId))
  const selection = useSelection()
  const broken = useBroken('post')
  const isLate = useLate(posts === null)

  if (error && !posts) {
    return (
      <EmptyState title={t('history.unread')} actions={<Button onPress={clearAll}>{t('history.clear')}</Button>}>
        {sentenceOf(error)}
      </EmptyState>
    )
  }
  return (
    <section className={css.main} aria-label={t('history.title')}>
      <FilterRow total={posts?.total ?? 0} aside={posts?.aside ?? 0} odd={posts?.odd ?? 0} />
      <BrokenRows things={broken} />
      {posts === null ? (
        isLate ? (
          <Waiting />
        ) : null
      ) : posts.total === 0 ? (
        <EmptyState title={noneTitle(filters, t)} actions={<Button onPress={clearAll}>{t('history.clear')}</Button>}>
          {t('history.none.why')}
        </EmptyState>
      ) : (
        <PostTable posts={posts} selection={selection} onJudge={judge} />
      )}
      {selection.rows.size > 0 ? <BulkBar selection={selection} /> : null}
    </section>
  )
}

function noneTitle({ text, batchId }: Filters, t: TFunction): string {
  if (text.trim()) return t('history.none.text', { text: text.trim() })
  return batchId ? t('history.none.batch') : t('history.none.title')
}

const LINES = [58, 44, 71, 39, 63, 52, 47, 66]

function Waiting() {
  const { t } = useTranslation()
  return (
    <div className={css.waiting} role="status" aria-label={t('history.reading')}>
      {LINES.map((width) => (
        <div key={width}>
          <i style={{ width: `${width}%` }} />
          <i style={{ width: '12%' }} />
        </div>
      ))}
    </div>
  )
}

function LastImport() {
  const { t } = useTranslation()
  const language = useLanguage()
  const channels = useData((data) => data.channels)?.length ?? 0
  const { value } = useQuery('imports.list', {}, ['batch'])
  const at = value?.find((batch) => !batch.takenBack)?.at
  const zone = homeZone()
  const day = at ? dayText(wallOf(at, zone).day, language, partsOf(today(zone)).year) : null
  return (
    <span className="dim">
      {t('history.channels', { count: channels })}
      {day ? t('history.lastImport', { day }) : null}
    </span>
  )
}

function Export() {
  const { t } = useTranslation()
  return (
    <Menu
      label={t('history.export')}
      trigger={<Button icon={<Download className="i14" aria-hidden />}>{t('history.export')}</Button>}
      rows={(['csv', 'xlsx', 'json'] as const).map((as) => ({
        id: as,
        label: as.toUpperCase(),
        run: () => void saveExport({ what: 'posts', as }),
      }))}
    />
  )
}

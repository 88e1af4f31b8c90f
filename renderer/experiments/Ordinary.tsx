import { useTranslation } from 'react-i18next'
import { changeText } from './words.ts'
import { useLanguage } from '../data.ts'
import css from './Ordinary.module.css'

const COLUMNS = 17
const STEP = 15.2
const MOST = 100
const WIDTH = COLUMNS * STEP
const R = 3.6

interface OrdinaryProps {
  /** B over A less 1 of pairs of ordinary posts, that nobody changed. */
  readonly pairs: readonly number[]
  /** What A and B of the experiment differ by. */
  readonly seen: number
}

const logOf = (change: number) => Math.abs(Math.log(Math.max(1e-9, 1 + change)))

/** Up to a hundred of one's own ordinary pairs as dots, by how far they lie apart: filled are those that lie as far as A and B do. */
export function Ordinary({ pairs, seen }: OrdinaryProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const sorted = pairs.map(logOf).toSorted((a, b) => a - b)
  const n = Math.min(MOST, sorted.length)
  const shown = Array.from({ length: n }, (_, i) => sorted[Math.floor(((i + 0.5) * sorted.length) / n)] ?? 0)
  const far = logOf(seen)
  const end = Math.max(Math.log(2), shown[Math.floor(n * 0.95)] ?? 0, far * 1.1)
  const isCut = (shown.at(-1) ?? 0) > end
  const columns: number[][] = Array.from({ length: COLUMNS }, () => [])
  for (const gap of shown) columns[Math.min(COLUMNS - 1, Math.floor((gap / end) * COLUMNS))]?.push(gap)
  const tallest = Math.max(...columns.map(({ length }) => length))
  const height = tallest * 10 + 16
  const as = shown.filter((gap) => gap >= far).length
  return (
    <>
      <p className="small dim">{t('experiment.ordinary.note', { n })}</p>
      <svg
        width={WIDTH}
        height={height + 22}
        viewBox={`0 0 ${WIDTH} ${height + 22}`}
        className={css.dots}
        role="img"
        aria-label={t('experiment.ordinary.label', { n, as })}
      >
        {columns.flatMap((column, c) =>
          column.map((gap, i) => (
            <circle
              key={`${c}-${column.length - i}`}
              cx={c * STEP + STEP / 2}
              cy={height - 6 - i * 10}
              r={R}
              fill={gap >= far ? 'var(--ink-2)' : 'none'}
              stroke={gap >= far ? 'var(--ink-2)' : 'var(--line-3)'}
              strokeWidth="1.2"
            />
          )),
        )}
        <path
          d={`M${Math.min(WIDTH - 1, (far / end) * WIDTH)} 0V${height}`}
          stroke="var(--ink-1)"
          strokeWidth="1.2"
          strokeDasharray="3 2"
        />
        <path d={`M0 ${height}H${WIDTH}`} stroke="var(--line-2)" />
        <text x="0" y={height + 16} fontSize="12" fill="var(--ink-3)">
          {t('experiment.ordinary.apart', { gap: '0' })}
        </text>
        <text x={WIDTH} y={height + 16} fontSize="12" textAnchor="end" fill="var(--ink-3)">
          {t(isCut ? 'experiment.ordinary.apartMore' : 'experiment.ordinary.apart', {
            gap: changeText(Math.exp(end) - 1, language).replace('+', ''),
          })}
        </text>
      </svg>
      <p className="small">{t('experiment.ordinary.as', { n, as })}</p>
    </>
  )
}

import { MOST_ROUNDS, placeOfRounds } from './rounds-axis.ts'

interface RoundsLineProps {
  /** Null: more than are counted. */
  readonly rounds: number | null
  readonly width: number
  readonly isChosen: boolean
}

const PAD = 5
const Y = 12

/** How far it is to an answer: a line on a log axis of rounds, an arrow where it leads beyond. The number stands beside it in words. */
export function RoundsLine({ rounds, width, isChosen }: RoundsLineProps) {
  const x = placeOfRounds(PAD, width - PAD)
  const isBeyond = rounds === null || rounds > MOST_ROUNDS
  const end = isBeyond ? width - PAD : x(Math.max(1, rounds))
  const ink = isChosen ? 'var(--ink-1)' : 'var(--line-3)'
  return (
    <svg width={width} height={2 * Y} viewBox={`0 0 ${width} ${2 * Y}`} aria-hidden>
      <path d={`M${PAD} ${Y}H${end}`} stroke={ink} strokeWidth={isChosen ? 3 : 1.5} />
      {isBeyond ? (
        <path
          d={`M${end - 5} ${Y - 5}l5 5-5 5`}
          fill="none"
          stroke={ink}
          strokeWidth={isChosen ? 2.5 : 1.5}
          strokeLinejoin="round"
        />
      ) : (
        <circle
          cx={end}
          cy={Y}
          r={isChosen ? 5 : 3.5}
          fill={isChosen ? ink : 'var(--paper-1)'}
          stroke={ink}
          strokeWidth="1.5"
        />
      )}
    </svg>
  )
}

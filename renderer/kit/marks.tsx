import type { ReactNode } from 'react'
import type { Letter, Track } from '../../shared/model.ts'
import { cx } from './cx.ts'
import css from './marks.module.css'

interface RailsProps {
  /** Which of the two an item asks for; null: neither rail is lit. */
  readonly track: Track | null
  /** In a line of text rather than at a card's left edge. */
  readonly inline?: boolean
}

/** The two rails, light left, deep right. The parent says the same in words. */
export function Rails({ track, inline = false }: RailsProps) {
  return (
    <span className={cx(css.rails, inline && css.inline)} aria-hidden>
      <i className={cx((track === 'reach' || track === 'both') && css.light)} />
      <i className={cx((track === 'bond' || track === 'both') && css.deep)} />
    </span>
  )
}

/** A filled, B hollow: both joined, or the one that is named. */
export function AbMark({ letter, label }: { readonly letter?: Letter; readonly label?: string }) {
  return (
    <span className={cx(css.ab, letter && css.one)} {...(label ? { role: 'img', 'aria-label': label } : {})}>
      {letter === 'B' ? null : <b className={css.a}>A</b>}
      {letter === 'A' ? null : <b className={css.b}>B</b>}
    </span>
  )
}

/** The letter of an answer to choose: round, so that nobody takes it for a version. */
export const OptionMark = ({ letter }: { readonly letter: Letter }) => <b className={css.option}>{letter}</b>

export type Tone = 'light' | 'deep' | 'lure'

interface ChipProps {
  /** Light is hollow, deep is filled, a lure asks for nothing. */
  readonly tone: Tone
  readonly icon?: ReactNode
  /** In a square chip: for screen readers only. */
  readonly label: string
  readonly square?: boolean
  /** Suggested, not said by anybody yet. */
  readonly isGuess?: boolean
}

export function Chip({ tone, icon, label, square = false, isGuess = false }: ChipProps) {
  return (
    <span className={cx(css.chip, tone !== 'lure' && css[tone], square && css.square, isGuess && css.guess)}>
      {icon}
      {square ? <span className="vh">{label}</span> : label}
    </span>
  )
}

import type { Piece } from '../../shared/diff-words.ts'

/** A text in runs, those that differ on the marker. */
export const Pieces = ({ of }: { readonly of: readonly Piece[] }) =>
  of.map(({ text, differs }, run) =>
    // oxlint-disable-next-line react/no-array-index-key -- runs of one text, they have no other name
    differs ? <mark key={run}>{text}</mark> : <span key={run}>{text}</span>,
  )

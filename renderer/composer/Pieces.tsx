import type { Piece } from '../../shared/diff-words.ts'

/** A text in runs, those that differ on the marker. */
export const Pieces = ({ of }: { readonly of: readonly Piece[] }) =>
  of.map(({ at, text, differs }) => (differs ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>))

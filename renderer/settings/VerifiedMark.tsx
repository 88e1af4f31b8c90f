import type { BackupRow } from '../../shared/backups.ts'

/** Filled disc: looked through and whole. Dashed ring: not looked at. Crossed square: cannot be used. Words stand beside it. */
export function VerifiedMark({ kind }: { readonly kind: BackupRow['state']['kind'] }) {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden>
      {kind === 'verified' ? (
        <>
          <circle cx="7" cy="7" r="6" fill="var(--ink-1)" />
          <path d="M4.2 7.2 6.2 9.2 9.9 5.2" fill="none" stroke="var(--on-ink)" strokeWidth="1.5" />
        </>
      ) : kind === 'unchecked' ? (
        <circle cx="7" cy="7" r="5.6" fill="none" stroke="var(--ink-3)" strokeWidth="1.4" strokeDasharray="2.2 2.2" />
      ) : (
        <path
          d="M1.5 1.5h11v11h-11zM4.5 4.5l5 5M9.5 4.5l-5 5"
          fill="none"
          stroke="var(--alert-text)"
          strokeWidth="1.5"
        />
      )}
    </svg>
  )
}

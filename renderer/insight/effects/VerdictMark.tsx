import type { RuleVerdict } from '../../../shared/insight/ledger.ts'

/** 符合 a filled disc, 不符合 a crossed square, 还看不出 a dashed ring; the word stands beside it. */
export function VerdictMark({ is }: { readonly is: RuleVerdict }) {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden>
      {is === 'supported' ? (
        <>
          <circle cx="7" cy="7" r="6.2" fill="var(--ink-1)" />
          <path
            d="m4.3 7.2 1.9 1.9 3.6-3.9"
            fill="none"
            stroke="var(--on-ink)"
            strokeWidth="1.6"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </>
      ) : is === 'contradicted' ? (
        <>
          <rect
            x="1.2"
            y="1.2"
            width="11.6"
            height="11.6"
            rx="1.5"
            fill="none"
            stroke="var(--alert-text)"
            strokeWidth="1.6"
          />
          <path d="M4.5 4.5l5 5m0-5l-5 5" stroke="var(--alert-text)" strokeWidth="1.6" strokeLinecap="round" />
        </>
      ) : (
        <circle cx="7" cy="7" r="5.6" fill="none" stroke="var(--ink-3)" strokeWidth="1.4" strokeDasharray="2.2 2.2" />
      )}
    </svg>
  )
}

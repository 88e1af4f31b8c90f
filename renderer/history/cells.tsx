/** A number that was not counted: never 0. */
export const Missing = () => <span className="dim">–</span>

/** A dashed ring: kept, but not counted. */
export const AsideMark = () => (
  <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden>
    <circle cx="7" cy="7" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.4" strokeDasharray="2.2 2.2" />
  </svg>
)

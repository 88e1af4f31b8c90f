/** The two rails as they part: light above, deep below. */
export function Logo({ label, size = 26 }: { readonly label: string; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 26 26" role="img" aria-label={label} fill="none" strokeLinecap="round">
      <path d="M3 9.5h7c3 0 3-4 6-4h7" stroke="var(--light-mark)" strokeWidth="2.2" />
      <path d="M3 16.5h7c3 0 3 4 6 4h7" stroke="var(--deep-mark)" strokeWidth="3.6" />
    </svg>
  )
}

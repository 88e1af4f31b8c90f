import { versionText } from '../../shared/finding-words.ts'
import type { Finding } from '../../shared/finding.ts'
import { inWords } from '../i18n.ts'
import { AbMark } from './marks.tsx'
import css from './marks.module.css'

/** Before what is said: of version A, of B, or of both; nothing where it is the item as a whole. */
export function VersionOf({ finding }: { readonly finding: Pick<Finding, 'variant' | 'isOfBoth'> }) {
  const label = versionText(inWords, finding)
  if (!label) return null
  return (
    <span className={css.version}>
      <AbMark {...(finding.variant ? { letter: finding.variant } : {})} label={label} />
    </span>
  )
}

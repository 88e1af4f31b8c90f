import { ChevronRight, FolderOpen } from 'lucide-react'
import { Fragment } from 'react'
import css from './Settings.module.css'

/** A path as crumbs, its last part strong. */
export function Path({ path }: { readonly path: string }) {
  const parts = path.split(/[\\/]/).filter(Boolean)
  return (
    <p className={css.path}>
      <FolderOpen className="i14" aria-hidden />
      {parts.map((part, index) => (
        <Fragment key={parts.slice(0, index + 1).join('/')}>
          {index > 0 ? <ChevronRight className="i12" aria-hidden /> : null}
          <span>{part}</span>
        </Fragment>
      ))}
    </p>
  )
}

import type { ReactNode } from 'react'
import css from './Settings.module.css'

interface HeadingProps {
  readonly title: string
  readonly note?: string
  readonly children?: ReactNode
}

export function Heading({ title, note, children }: HeadingProps) {
  return (
    <header className={css.heading}>
      <h2>{title}</h2>
      {note ? <span className="small dim">{note}</span> : null}
      {children}
    </header>
  )
}

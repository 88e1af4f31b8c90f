import { useEffect } from 'react'

// What the window, its tab and the list of the browser's history are called: what is open, where that belongs, and the studio.
let app = ''
let part = ''
let page = ''

function say(): void {
  const title = [...new Set([page, part, app])].filter((words) => words !== '').join(' · ')
  if (document.title !== title) document.title = title
}

export function nameApp(name: string): void {
  app = name
  say()
}

/** The part of the studio that is open, by its tab. */
export function useWindowPart(name: string): void {
  useEffect(() => {
    part = name
    say()
    return () => {
      part = ''
    }
  }, [name])
}

/** What is open; null: said elsewhere. */
export function useWindowTitle(title: string | null): void {
  useEffect(() => {
    if (title === null) return undefined
    page = title
    say()
    return () => {
      page = ''
    }
  }, [title])
}

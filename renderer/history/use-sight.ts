import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react'

interface Sight {
  readonly scroller: RefObject<HTMLDivElement | null>
  /** How far it is scrolled, in whole steps: scrolling within one draws nothing anew. */
  readonly top: number
  readonly height: number
  readonly width: number
  readonly onScroll: () => void
  /** Scrolls as little as brings what lies between two heights into sight. */
  readonly reveal: (from: number, to: number) => void
}

/** What of a long list is in sight. */
export function useSight(step: number): Sight {
  const scroller = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  const [{ width, height }, setSize] = useState({ width: 0, height: 0 })

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const onScroll = useCallback(() => {
    if (scroller.current) setTop(Math.floor(scroller.current.scrollTop / step) * step)
  }, [step])

  const reveal = (from: number, to: number) => {
    const element = scroller.current
    if (!element) return
    if (from < element.scrollTop) element.scrollTop = from
    else if (to > element.scrollTop + element.clientHeight) element.scrollTop = to - element.clientHeight
  }
  return { scroller, top, height, width, onScroll, reveal }
}

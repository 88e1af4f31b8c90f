/** A post whose words are not all on the disk. */
interface Unwritten {
  readonly title: string
  /** Asked to be written, and not answered yet. */
  readonly isSent: boolean
  /** The file would not take them: nothing but the creator's own decision gets them there. */
  readonly isStuck: boolean
}

const tellers = new Set<() => readonly Unwritten[]>()

/** Those who keep words until they are written say here which. */
export const tellUnwritten = (teller: () => readonly Unwritten[]): void => void tellers.add(teller)

/**
 * Asks before words go that cannot be written any more. While there is a connection, what is not sent yet goes out with
 * the page, so nothing is asked. A window's dialog names what a browser's may not: it reads it from the document.
 */
export function guardLeaving(now: () => { readonly isOpen: boolean; readonly unsaid: number }): void {
  window.addEventListener('beforeunload', (event) => {
    const { isOpen, unsaid } = now()
    const posts = [...tellers].flatMap((teller) => teller()).filter(({ isStuck }) => isStuck || !isOpen)
    const others = isOpen ? 0 : unsaid - posts.filter(({ isSent }) => isSent).length
    const titles = posts.map(({ title }) => title)
    document.documentElement.dataset['unwritten'] = JSON.stringify({ titles, others })
    if (titles.length > 0 || others > 0) event.preventDefault()
  })
}

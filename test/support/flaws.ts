import type { CDPSession, Page } from 'playwright-core'

/** What moves in the page as it stands, or would, although motion is to be reduced. */
export const motions = (page: Page): Promise<string[]> => page.evaluate(findMotions)

function findMotions(): string[] {
  const said = new Set<string>()
  const seconds = (text: string) => Math.max(...text.split(',').map(Number.parseFloat))
  for (const element of document.querySelectorAll('*'))
    for (const part of [null, '::before', '::after']) {
      const { transitionDuration, animationDuration } = getComputedStyle(element, part)
      if (seconds(transitionDuration) > 0 || seconds(animationDuration) > 0)
        said.add(`moves although motion is to be reduced: ${element.tagName.toLowerCase()}.${element.className}`)
    }
  const running = document.getAnimations().filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 0)
  if (running.length > 0) said.add(`${running.length} animations run although motion is to be reduced`)
  return [...said]
}

/** What is wrong to see in the page as it stands: what is cut off, what hangs over its place. */
export const flaws = (page: Page): Promise<string[]> => page.evaluate(findFlaws)

function findFlaws(): string[] {
  const said = new Set<string>()
  const nameOf = (element: Element) => {
    const words = (element.textContent ?? '').trim().slice(0, 40)
    return `${element.tagName.toLowerCase()}.${(element.getAttribute('class') ?? '').split(' ')[0]} «${words}»`
  }
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth > clientWidth) said.add(`the page is ${scrollWidth - clientWidth} px wider than its window`)
  // Words for the ear alone are a pixel wide.
  const isUnseen = ({ width, height }: DOMRect) => width <= 1 || height <= 1
  const bare = (text: string) => text.replaceAll(/\s/g, '')
  /** In a tooltip or a name: its own, one around it, or that of the button that lies over its card. */
  const isToldElsewhere = (element: Element) => {
    const text = bare(element.textContent ?? '')
    let around: Element | null = element
    for (let steps = 0; around && steps < 4; steps += 1) {
      const named = steps === 0 ? [around] : [around, ...around.querySelectorAll('[title], [aria-label]')]
      const told = named.flatMap((one) => [one.getAttribute('title') ?? '', one.getAttribute('aria-label') ?? ''])
      if (told.some((words) => bare(words).includes(text))) return true
      around = around.parentElement
    }
    return false
  }
  const isCut = (element: Element, { overflowX, webkitLineClamp }: CSSStyleDeclaration) =>
    overflowX !== 'visible' &&
    (element.scrollWidth > element.clientWidth + 1 ||
      (webkitLineClamp !== 'none' && element.scrollHeight > element.clientHeight + 1))

  for (const element of document.querySelectorAll('body *:not(script, style, option, svg *)')) {
    const hasWords = [...element.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim())
    if (!hasWords || element.closest('textarea, [inert]')) continue
    const box = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    if (isUnseen(box) || style.visibility === 'hidden') continue
    if (isCut(element, style) && !isToldElsewhere(element)) said.add(`cut off: ${nameOf(element)}`)
    for (let around = element.parentElement; around; around = around.parentElement) {
      const frame = around.getBoundingClientRect()
      const { overflowX, position } = getComputedStyle(around)
      const isOver = box.right > frame.right + 1 && box.left < frame.right
      if (overflowX !== 'visible' && isOver && !isUnseen(frame)) {
        if (!isToldElsewhere(element)) said.add(`hangs out of ${around.className}: ${nameOf(element)}`)
        break
      }
      if (position === 'fixed') break
    }
  }
  return [...said]
}

/**
 * Goes through the page, or what lies over it, with Tab until it comes round. Answers the controls that neither Tab nor
 * the arrows of a group reach, and the stops at which nothing shows where the focus is.
 */
export async function keyboardFlaws(page: Page): Promise<string[]> {
  const controls = await page.evaluate(beginWalk)
  const keys = await page.context().newCDPSession(page)
  for (let steps = 0; steps < controls + 12; steps += STRIDE) {
    await tab(keys)
    if (await page.evaluate(isRound)) break
  }
  await keys.detach()
  return page.evaluate(endWalk)
}

/** Tabs that are pressed before it is asked how far they led: the page looks at each by itself. */
const STRIDE = 8
const TAB = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 } as const

async function tab(keys: CDPSession): Promise<void> {
  const presses = Array.from({ length: STRIDE }, () => [
    keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...TAB }),
    keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...TAB }),
  ])
  await Promise.all(presses.flat())
}

interface Walk {
  readonly controls: readonly Element[]
  readonly reached: Set<Element>
  readonly said: Set<string>
  readonly onTab: () => void
  /** Where the focus was before the walk: it goes back there. */
  readonly began: Element | null
  /** Where the focus was last, and how it and what is around it looked then. */
  last: { readonly element: Element; readonly look: string } | null
  isRound: boolean
}

const isRound = (): boolean => (globalThis as unknown as { walk: Walk }).walk.isRound

/** Begins a walk, which the page keeps, and on which it looks after each Tab. Answers how many controls there are. */
function beginWalk(): number {
  const layers = document.querySelectorAll('[role=dialog], [role=alertdialog], [role=menu]')
  const scope = [...layers].at(-1) ?? document
  const found = scope.querySelectorAll(
    'a[href], button, input:not([type=hidden], [type=file]), select, textarea, [role=menuitem], [role=option], [role=radio], [tabindex="0"]',
  )
  // A table has the focus as a whole, and shows it on the row it stands on.
  const rowOf = (element: Element) => document.querySelector(`[id="${element.getAttribute('aria-activedescendant')}"]`)
  const lookOf = (element: Element) =>
    [element, element.nextElementSibling, element.parentElement, element.parentElement?.parentElement, rowOf(element)]
      .map((one) => {
        if (!one) return ''
        const { outline, boxShadow, borderColor, backgroundColor } = getComputedStyle(one)
        return `${outline} ${boxShadow} ${borderColor} ${backgroundColor}`
      })
      .join(' / ')
  /** What looks now as it did in focus did not show it. */
  const onTab = () => {
    if (walk.isRound) return
    const element = document.activeElement
    const { last } = walk
    // A date is one control in which Tab goes from part to part.
    if (element === last?.element) return
    if (last?.element.isConnected && lookOf(last.element) === last.look) {
      const words = (last.element.getAttribute('aria-label') ?? last.element.textContent ?? '').trim().slice(0, 40)
      const name = `${last.element.tagName.toLowerCase()}.${last.element.className} «${words}»`
      walk.said.add(`the focus does not show on ${name}`)
    }
    const isNowhere = !element || element === document.body
    walk.isRound = !isNowhere && walk.reached.has(element)
    walk.last = isNowhere ? null : { element, look: lookOf(element) }
    if (!isNowhere) walk.reached.add(element)
  }
  const walk: Walk = {
    controls: [...found],
    reached: new Set(),
    said: new Set(),
    onTab,
    began: document.activeElement,
    last: null,
    isRound: false,
  }
  document.addEventListener('keyup', onTab)
  Object.assign(globalThis, { walk })
  return walk.controls.length
}

function endWalk(): string[] {
  const { walk } = globalThis as unknown as { walk: Walk }
  document.removeEventListener('keyup', walk.onTab)
  // Of these one is a tab stop, and the arrows go through the rest.
  const GROUPS = '[role=grid], [role=menu], [role=listbox], [role=radiogroup], [role=toolbar]'
  const groupsOf = (element: Element) => [
    element.closest(GROUPS),
    element.matches('[data-spot]') ? element.closest('ul') : null,
  ]
  const groups = new Set([...walk.reached].flatMap(groupsOf))
  groups.delete(null)
  const unreached = walk.controls.flatMap((element) => {
    const { width, height } = element.getBoundingClientRect()
    const isOff =
      !element.isConnected ||
      width <= 1 ||
      height <= 1 ||
      element.matches(':disabled, [aria-disabled=true], [inert] *, [aria-hidden=true], [aria-hidden=true] *') ||
      // A notice comes and goes by its own clock, also in the middle of a walk; F6 leads to it, and Ctrl+Z does what it offers.
      element.matches('[data-react-aria-top-layer] *')
    // Escape empties a search as its cross does, and the arrows count a number up and down as its buttons do.
    const isOfField = element.parentElement?.querySelector('input[type=search], input[inputmode=numeric]')
    if (
      isOff ||
      (isOfField && element.matches('button')) ||
      walk.reached.has(element) ||
      groupsOf(element).some((group) => groups.has(group))
    )
      return []
    const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)
    return [`not reached by keyboard: ${element.tagName.toLowerCase()}.${element.className} «${words}»`]
  })
  if (walk.began instanceof HTMLElement && walk.began.isConnected && walk.began !== document.body) walk.began.focus()
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  return [...walk.said, ...unreached]
}

import { afterEach, expect, test, vi } from 'vitest'
import { nextToken } from '../../renderer/carriers/handover.ts'

afterEach(() => vi.unstubAllGlobals())

const page = new EventTarget()
const openAddress = (hash: string) => {
  vi.stubGlobal('location', { hash, pathname: '/' })
  vi.stubGlobal('history', { replaceState: () => openAddress('') })
}

test('the new address is taken where it was opened before the page knew that its own is void', async () => {
  vi.stubGlobal('window', page)
  openAddress('#token=new')
  expect(await nextToken('old')).toBe('new')
  expect(location.hash).toBe('')
})

test('and where it is opened later', async () => {
  vi.stubGlobal('window', page)
  openAddress('')
  const next = nextToken('old')
  openAddress('#token=new')
  page.dispatchEvent(new Event('hashchange'))
  expect(await next).toBe('new')
})

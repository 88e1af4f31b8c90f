/** What a vector got: something it could read or run, or nothing. */
export type Got = 'nothing' | 'something'

/**
 * Everything that a page of another site can ask an address with, each by its name. Runs in that page. A form or a beacon
 * reads nothing; what they would write is looked for in the studio.
 */
export async function askAcross({ url, body }: { url: string; body: string }): Promise<Record<string, Got>> {
  const PATIENCE = 1500
  const within = (work: Promise<Got>): Promise<Got> =>
    Promise.race([work, new Promise<Got>((done) => setTimeout(() => done('nothing'), PATIENCE))]).catch(
      (): Got => 'nothing',
    )
  const reading = async (init: RequestInit): Promise<Got> => {
    const answer = await fetch(url, init)
    return (await answer.text()) === '' && answer.status === 0 ? 'nothing' : 'something'
  }
  const loading = (element: HTMLElement): Promise<Got> =>
    new Promise((resolve) => {
      for (const good of ['load', 'loadeddata', 'canplay']) element.addEventListener(good, () => resolve('something'))
      element.addEventListener('error', () => resolve('nothing'))
      document.body.append(element)
    })
  const make = (tag: string, more: object): HTMLElement => Object.assign(document.createElement(tag), more)
  const hearing = (target: EventTarget, good: string): Promise<Got> =>
    new Promise((resolve) => {
      target.addEventListener(good, () => resolve('something'))
      target.addEventListener('error', () => resolve('nothing'))
    })
  const scriptOf = (text: string) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }))
  const xhr = (method: string, type: string | null): Promise<Got> =>
    new Promise((resolve) => {
      const asking = new XMLHttpRequest()
      asking.onload = () => resolve('something')
      asking.onerror = () => resolve('nothing')
      asking.open(method, url)
      if (type) asking.setRequestHeader('content-type', type)
      asking.send(method === 'GET' ? null : body)
    })
  /** An answer that a frame shows is one that was let in; where it may not be looked into it says nothing to us. */
  const framing = (send: (name: string) => void): Promise<Got> =>
    new Promise((resolve) => {
      const frame = make('iframe', { name: `frame-${Math.random()}` }) as HTMLIFrameElement
      frame.addEventListener('load', () => {
        try {
          const text = frame.contentDocument?.body?.textContent
          if (text) resolve('something')
        } catch {}
      })
      document.body.append(frame)
      send(frame.name)
      setTimeout(() => resolve('nothing'), 300)
    })
  const form = (method: string, enctype: string): Promise<Got> =>
    framing((target) => {
      const sent = make('form', { method, action: url, enctype, target }) as HTMLFormElement
      sent.append(make('input', { name: body, value: '' }))
      document.body.append(sent)
      sent.submit()
    })
  const styled = async (css: string): Promise<Got> => {
    const before = performance.getEntriesByName(url).length
    document.head.append(make('style', { textContent: css }))
    document.body.append(make('p', { className: 'across', textContent: 'a' }))
    await new Promise((done) => setTimeout(done, 200))
    const [entry] = performance.getEntriesByName(url).slice(before) as PerformanceResourceTiming[]
    // Across sites a size is told only to those who may read it.
    return entry && entry.decodedBodySize > 0 ? 'something' : 'nothing'
  }
  const working = (text: string): Promise<Got> => {
    const worker = new Worker(scriptOf(text))
    return hearing(worker, 'message')
  }

  const post = { method: 'POST', body }
  const json = { 'content-type': 'application/json' }
  const fetches: Readonly<Record<string, RequestInit>> = {
    get: {},
    'get with credentials': { credentials: 'include' },
    'get without cache': { cache: 'reload' },
    'get from the cache': { cache: 'force-cache' },
    head: { method: 'HEAD' },
    post,
    'post text': { ...post, headers: { 'content-type': 'text/plain' } },
    'post form': { ...post, headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    'post json': { ...post, headers: json },
    'post guessed token': { ...post, headers: { ...json, authorization: 'Bearer guessed' } },
    'post kept alive': { ...post, keepalive: true },
    put: { ...post, method: 'PUT' },
    delete: { method: 'DELETE' },
  }
  const vectors: Readonly<Record<string, () => Promise<Got>>> = {
    ...Object.fromEntries(Object.entries(fetches).map(([name, init]) => [`fetch, ${name}`, () => reading(init)])),
    'fetch no-cors': () => reading({ mode: 'no-cors' }),
    'fetch no-cors post': () => reading({ ...post, mode: 'no-cors' }),
    'fetch same-origin': () => reading({ mode: 'same-origin' }),
    'fetch without referrer': () => reading({ referrerPolicy: 'no-referrer' }),
    'xhr get': () => xhr('GET', null),
    'xhr post': () => xhr('POST', 'text/plain'),
    'xhr post json': () => xhr('POST', 'application/json'),
    script: () => loading(make('script', { src: url })),
    'module script': () => loading(make('script', { src: url, type: 'module' })),
    import: async () => (await import(/* @vite-ignore */ url), 'something'),
    img: () => loading(make('img', { src: url })),
    'img with cors': () => loading(make('img', { src: url, crossOrigin: 'anonymous' })),
    'link stylesheet': () => loading(make('link', { rel: 'stylesheet', href: url })),
    'link manifest': () => loading(make('link', { rel: 'manifest', href: url })),
    object: () => loading(make('object', { data: url })),
    audio: () => loading(make('audio', { src: url, preload: 'auto' })),
    video: () => loading(make('video', { src: url, preload: 'auto' })),
    'style background': () => styled(`.across { background: url("${url}") }`),
    'style import': () => styled(`@import url("${url}");`),
    'style font': () =>
      styled(`@font-face { font-family: across; src: url("${url}") } .across { font-family: across }`),
    iframe: () => framing((name) => document.getElementsByName(name)[0]?.setAttribute('src', url)),
    'window opened': async () => {
      const opened = open(url)
      await new Promise((done) => setTimeout(done, 300))
      if (!opened || opened.closed) return 'nothing'
      try {
        return opened.document.body.textContent ? 'something' : 'nothing'
      } finally {
        opened.close()
      }
    },
    'form get': () => form('get', 'application/x-www-form-urlencoded'),
    'form post': () => form('post', 'application/x-www-form-urlencoded'),
    'form post text': () => form('post', 'text/plain'),
    'form post parts': () => form('post', 'multipart/form-data'),
    beacon: async () => (navigator.sendBeacon(url, body), 'nothing'),
    'beacon json': async () => (navigator.sendBeacon(url, new Blob([body], { type: 'application/json' })), 'nothing'),
    'event source': () => hearing(new EventSource(url), 'open'),
    'event source with credentials': () => hearing(new EventSource(url, { withCredentials: true }), 'open'),
    'web socket': () => hearing(new WebSocket(url.replace('http', 'ws')), 'open'),
    worker: async () => hearing(new Worker(url), 'message'),
    'worker fetch': () => working(`fetch(${JSON.stringify(url)}).then((answer) => answer.text()).then(postMessage)`),
    'worker imports': () => working(`importScripts(${JSON.stringify(url)}); postMessage('run')`),
  }
  const got: Record<string, Got> = {}
  for (const [name, ask] of Object.entries(vectors)) got[name] = await within(Promise.resolve().then(ask))
  return got
}

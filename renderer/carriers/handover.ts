const CHANNEL = 'duotrack-handover'

type Message = { readonly asks: true } | { readonly wrapped: readonly string[] }

/** The token that an address carries, taken out of it at once; null where it carries none. */
export function tokenOfAddress(): string | null {
  const [, token] = /^#token=(.+)$/.exec(location.hash) ?? []
  if (token) history.replaceState(null, '', location.pathname)
  return token ?? null
}

/**
 * Passes the token of this page on, wrapped by the server, to pages of this workspace that are not let in any more.
 * `token` is null while this page is not in itself: it shows the token to nobody then.
 */
export function passOn(token: () => string | null): void {
  const channel = new BroadcastChannel(CHANNEL)
  const tell = async () => {
    const own = token()
    if (own === null) return
    const response = await fetch('/handover', { headers: { authorization: `Bearer ${own}` } }).catch(() => null)
    // A server that has gone meanwhile has nothing to pass on.
    if (response?.ok) channel.postMessage({ wrapped: (await response.json()) as string[] } satisfies Message)
  }
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if ('asks' in data) void tell()
  })
  void tell()
}

/** For a page whose token opens nothing any more: the next one, from the address or from a page beside it. */
export function nextToken(old: string): Promise<string> {
  const channel = new BroadcastChannel(CHANNEL)
  const heard = new AbortController()
  return new Promise<string>((resolve) => {
    channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      if ('wrapped' in data) void unwrapAny(old, data.wrapped).then((token) => token && resolve(token))
    })
    // Opened in the same tab an address with another fragment loads nothing.
    const look = () => {
      const token = tokenOfAddress()
      if (token) resolve(token)
    }
    window.addEventListener('hashchange', look, { signal: heard.signal })
    // It may have been opened before anybody here knew that the old one is none any more.
    look()
    channel.postMessage({ asks: true } satisfies Message)
  }).finally(() => {
    heard.abort()
    channel.close()
  })
}

/** Only a server that knew the old token can have made what opens here. */
async function unwrapAny(old: string, wrapped: readonly string[]): Promise<string | null> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`duotrack-handover ${old}`))
  const key = await crypto.subtle.importKey('raw', digest, 'AES-GCM', false, ['decrypt'])
  for (const one of wrapped) {
    const bytes = Uint8Array.from(atob(one), (character) => character.charCodeAt(0))
    const iv = bytes.subarray(0, 12)
    try {
      return new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes.subarray(12)))
    } catch {
      // Wrapped for the page of another run.
    }
  }
  return null
}

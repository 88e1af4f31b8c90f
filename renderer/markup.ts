/** What of Trusted Types is used here: TypeScript's own library does not have them yet. */
declare global {
  interface Window {
    readonly trustedTypes?: {
      createPolicy(name: string, rules: { readonly createHTML: (html: string) => string | null }): unknown
    }
  }
}

/** react-aria empties what it announced by `innerHTML = ''`. That much is let through; no other text becomes markup. */
export function allowEmptyMarkup(): void {
  window.trustedTypes?.createPolicy('default', { createHTML: (html) => (html === '' ? '' : null) })
}

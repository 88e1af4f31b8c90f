import type { Hook, Item, Letter, Variant } from '../model.ts'

/** Changes a text, told where it stands: `title`, `A.caption`, `B.hook` … */
type Edit = (text: string, place: string, hookId: string | null) => string

/** The item with every text a viewer will read changed by `edit`; without `only`, in both variants. */
export function mapTexts(item: Item, edit: Edit, only: Letter | null = null): Item {
  const { A, B } = item.variants
  return {
    ...item,
    title: edit(item.title, 'title', null),
    variants: {
      A: only === 'B' ? A : variantTexts(A, 'A', edit),
      B: B && only !== 'A' ? variantTexts(B, 'B', edit) : B,
    },
  }
}

const variantTexts = (variant: Variant, letter: Letter, edit: Edit): Variant => ({
  ...variant,
  title: edit(variant.title, `${letter}.title`, null),
  cover: edit(variant.cover, `${letter}.cover`, null),
  caption: edit(variant.caption, `${letter}.caption`, null),
  pinned: edit(variant.pinned, `${letter}.pinned`, null),
  hooks: variant.hooks.map((hook) => hookTexts(hook, (text) => edit(text, `${letter}.hook`, hook.id))),
})

const hookTexts = (hook: Hook, edit: (text: string) => string): Hook => ({
  ...hook,
  words: edit(hook.words),
  options: hook.options && {
    a: { ...hook.options.a, label: edit(hook.options.a.label) },
    b: { ...hook.options.b, label: edit(hook.options.b.label) },
  },
  lines: hook.lines && {
    light: { ...hook.lines.light, condition: edit(hook.lines.light.condition), words: edit(hook.lines.light.words) },
    deep: { ...hook.lines.deep, condition: edit(hook.lines.deep.condition), words: edit(hook.lines.deep.words) },
  },
  promise: hook.promise && { ...hook.promise, what: edit(hook.promise.what) },
})

/** One text a viewer will read. */
export interface PublicText {
  readonly text: string
  readonly place: string
  readonly hookId: string | null
}

export function textsOf(item: Item, only: Letter | null = null): PublicText[] {
  const texts: PublicText[] = []
  mapTexts(
    item,
    (text, place, hookId) => {
      if (text !== '') texts.push({ text, place, hookId })
      return text
    },
    only,
  )
  return texts
}

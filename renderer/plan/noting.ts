import { create } from 'zustand'
import { ideasIn } from '../../shared/ideas.ts'
import { t } from '../i18n.ts'
import { keepUnwritten } from '../unwritten.ts'

/** What stands in the field where ideas are noted. It outlasts the drawer: going to another screen loses none of it. */
export const useNoting = create<{ readonly text: string }>(() => ({ text: '' }))

export const editNoting = (change: (text: string) => string): void =>
  useNoting.setState(({ text }) => ({ text: change(text) }))

// Ideas that were pasted and could not be kept are in no file, and nothing but their being mended gets them there.
keepUnwritten({
  tell() {
    const { fit, tooLong } = ideasIn(useNoting.getState().text)
    return tooLong.length > 0 || fit.length > 1 ? [{ title: t('plan.drawer.note'), isSent: false, isStuck: true }] : []
  },
  writeOut() {},
})

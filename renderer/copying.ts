import { t } from './i18n.ts'
import { say, warn } from './kit/Toast.tsx'

/** Puts a text where it can be pasted from, and says whether it is there. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    say(t('notSaved.copied'))
  } catch {
    warn(t('notSaved.notCopied'))
  }
}

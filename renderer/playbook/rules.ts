import type { TFunction } from 'i18next'
import type { InputOf } from '../../shared/contract.ts'
import { newHook } from '../../shared/hooks.ts'
import type { Channel } from '../../shared/model.ts'
import { templateFrom, type TemplateRow } from '../../shared/playbook.ts'
import { HOOK_KINDS } from '../../shared/values.ts'
import { starter } from '../composer/starter.ts'
import { act } from '../data.ts'
import { t as words } from '../i18n.ts'

type Draft = InputOf<'playbook.saveTemplates'>['templates'][number]

/** Common wordings of the kinds that have none yet: rules of thumb, in the channel's own signals. */
export function missingRules(rows: readonly TemplateRow[], channel: Channel, t: TFunction): readonly Draft[] {
  const kept = new Set(rows.map(({ template }) => template.kind))
  return HOOK_KINDS.filter((kind) => !kept.has(kind)).map((kind) => ({
    ...templateFrom(starter(newHook('', kind, channel, null, null), channel, t)),
    channelId: null,
    origin: 'rule',
  }))
}

export const addRules = (templates: readonly Draft[]) =>
  act(
    'playbook.saveTemplates',
    { templates: [...templates] },
    { said: words('playbook.rules.added', { count: templates.length }) },
  )

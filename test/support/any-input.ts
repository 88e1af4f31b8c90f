import { z } from 'zod'
import { below, pick, type Random } from './random.ts'

/** What of a JSON schema the contract's inputs are made of. */
interface Schema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | boolean
  readonly items?: Schema
  readonly minItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly pattern?: string
}

const NASTY: readonly unknown[] = [
  null,
  undefined,
  '',
  ' ',
  '\u0000',
  '\ud800',
  "'; DROP TABLE item; --",
  '<img src=x onerror=alert(1)>',
  '👩‍👩‍👧‍👦'.repeat(50),
  '字'.repeat(5000),
  '__proto__',
  0,
  -0,
  -1,
  1e308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2 ** 53,
  0.1 + 0.2,
  true,
  [],
  {},
  [[[[[[]]]]]],
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  () => 1,
  10n,
  Symbol('x'),
  new Date(Number.NaN),
]
const WORDS = [
  '兰州凌晨四点的一碗面',
  '#日常',
  '=1+1',
  'abc',
  '🙂',
  '点赞过 50,开直播拆解',
  'a\tb\nc',
  'İ',
  '\u202eabc',
  '%',
  '_',
]
const DAYS = [
  '2026-11-25',
  '2026-02-29',
  '2028-02-29',
  '1900-01-01',
  '9999-12-31',
  '0000-00-00',
  '2026-13-01',
  '2026-1-1',
]
const TIMES = ['20:00', '00:00', '23:59', '24:00', '8:30', '20:00:00']
const INSTANTS = [
  '2026-11-25T02:42:00Z',
  '2030-01-01T00:00:00Z',
  '1970-01-01T00:00:00Z',
  '2026-11-25',
  '2026-02-30T00:00:00Z',
]
const ZONES = ['Asia/Shanghai', 'America/New_York', 'Pacific/Apia', 'Mars/Olympus', 'UTC']

/** What a text is likely to be about, by the name of its field. */
const BY_NAME: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(day|from|to|until|by|after|before)$|day$/i, DAYS],
  [/time$/i, TIMES],
  [/^at$|At$/, INSTANTS],
  [/zone/i, ZONES],
  [/week/i, ['2026-W48', '2026-W53', '2026-W99', '']],
]

export interface Pool {
  /** Ids that the studio has named so far. */
  readonly ids: readonly string[]
  /** Files and folders that a path may name, and nothing else. */
  readonly paths: readonly string[]
}

/** Makes inputs for a call: mostly such as it takes, now and then with something else at any place. */
export function inputsFor(input: z.ZodType, pool: Pool, random: Random): unknown {
  const root = z.toJSONSchema(input, { unrepresentable: 'any', io: 'input' }) as Schema

  const textOf = ({ pattern, maxLength = 100 }: Schema, name: string): string => {
    if (/file|folder|path/i.test(name)) return pick(random, pool.paths)
    if (pattern !== undefined)
      return random() < 0.8 && pool.ids.length > 0 ? pick(random, pool.ids) : `id-${below(random, 9)}`
    const [, known] = BY_NAME.find(([named]) => named.test(name)) ?? []
    if (known) return pick(random, known)
    const words = Array.from({ length: 1 + below(random, 4) }, () => pick(random, WORDS)).join('')
    return random() < 0.02 ? words.padEnd(maxLength + below(random, 3), '字') : words.slice(0, maxLength)
  }
  const numberOf = ({ minimum = -10, maximum = 1000 }: Schema, isWhole: boolean): number => {
    const roll = random()
    if (roll < 0.15) return minimum
    if (roll < 0.3) return maximum
    const value = minimum + random() * (Math.min(maximum, minimum + 1000) - minimum)
    return isWhole ? Math.round(value) : value
  }
  const objectOf = ({ properties = {}, required = [], additionalProperties }: Schema, depth: number) => {
    const made: Record<string, unknown> = {}
    for (const [name, schema] of Object.entries(properties))
      if (random() < (required.includes(name) ? 0.98 : 0.4)) made[name] = make(schema, name, depth + 1)
    if (typeof additionalProperties === 'object')
      for (let times = below(random, 3); times > 0; times -= 1)
        made[textOf({}, 'key')] = make(additionalProperties, 'value', depth + 1)
    if (random() < 0.02) made[pick(random, ['extra', 'constructor', 'toString'])] = pick(random, NASTY)
    return made
  }
  const make = (schema: Schema, name: string, depth: number): unknown => {
    if (random() < 0.03) return pick(random, NASTY)
    const all = schema.anyOf ?? schema.allOf
    if (all) return make(pick(random, all), name, depth)
    if (schema.$ref) return make(root.$defs?.[schema.$ref.replace('#/$defs/', '')] ?? root, name, depth)
    if ('const' in schema) return schema.const
    if (schema.enum) return pick(random, schema.enum)
    const type = typeof schema.type === 'string' ? schema.type : pick(random, schema.type ?? ['unknown'])
    switch (type) {
      case 'object':
        return objectOf(schema, depth)
      case 'array': {
        const length = random() < 0.01 ? 600 : (schema.minItems ?? 0) + below(random, 3)
        return Array.from({ length }, () => make(schema.items ?? {}, name, depth + 1))
      }
      case 'string':
        return textOf(schema, name)
      case 'number':
      case 'integer':
        return numberOf(schema, type === 'integer')
      case 'boolean':
        return random() < 0.5
      case 'null':
        return null
      default:
        return pick(random, NASTY)
    }
  }
  return make(root, '', 0)
}

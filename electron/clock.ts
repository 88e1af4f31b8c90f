import { randomBytes } from 'node:crypto'
import { instantAt, type Instant } from '../shared/time.ts'

/** Where time enters: everything below the doors is handed this. */
export const clock = (): Instant => instantAt(Date.now())

/** No i, l, o, u: an id may be read aloud and typed, and never begins with a dash. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'

/** `value` as `length` letters that sort as it counts. */
const spelled = (value: number, length: number): string =>
  Array.from({ length }, (_, place) => LETTERS[Math.floor(value / 32 ** (length - 1 - place)) % 32]).join('')

let lastTick = 0
let place = 0

/**
 * A new id of 18 letters that sorts after every earlier one of this process: when, which within the same millisecond,
 * and 30 random bits. Lists without an order of their own go by id, so undo puts a row back where it was.
 */
export function newId(): string {
  const tick = Date.now()
  if (tick > lastTick) [lastTick, place] = [tick, 0]
  else if (place === 32 ** 3 - 1) [lastTick, place] = [lastTick + 1, 0]
  else place += 1
  const random = Array.from(randomBytes(6), (byte) => LETTERS[byte & 31]).join('')
  return spelled(lastTick, 9) + spelled(place, 3) + random
}

import { randomBytes } from 'node:crypto'
import { instantAt, type Instant } from '../shared/time.ts'

/** Where time enters: everything below the doors is handed this. */
export const clock = (): Instant => instantAt(Date.now())

/** No i, l, o, u: an id may be read aloud and typed, and never begins with a dash. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'

/** A new id: 16 letters, 80 random bits. */
export const newId = (): string => Array.from(randomBytes(16), (byte) => LETTERS[byte & 31]).join('')

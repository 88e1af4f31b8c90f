import { instantAt, todayIn, type Day, type Instant, type Zone } from '../shared/time.ts'

/** Where time enters the page. */
export const now = (): Instant => instantAt(Date.now())
export const today = (zone: Zone): Day => todayIn(zone, now())

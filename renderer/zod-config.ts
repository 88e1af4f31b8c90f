import { z } from 'zod'

// The policy of the page forbids `new Function`, which zod otherwise tries: this module comes before any schema,
// and client.ts imports it too, so that it shares a chunk with them.
z.config({ jitless: true })

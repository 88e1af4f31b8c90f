import { z } from 'zod'

// The policy of the page forbids `new Function`, which zod otherwise tries: this module comes before any schema.
z.config({ jitless: true })

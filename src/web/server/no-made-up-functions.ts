import { z } from 'zod'

// The page's policy refuses functions made from text. Zod would try one when the first schema is made, and the
// browser would report it, so this is imported before every schema.
z.config({ jitless: true })

/** JSON that jsonb takes: what a service wrote may hold a NUL, or half a character. */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'string' ? part.replaceAll('\0', '\ufffd').toWellFormed() : part,
  )

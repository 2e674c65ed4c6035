/** What a target's unsent mending is kept under in the browser. */
export const itemOf = (id: string): string => `target/${id}`

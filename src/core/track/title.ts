import type { Track } from '../benchmark/track.ts'

const longForms: Record<string, string> = { sr: 'senior', jr: 'junior', eng: 'engineer', dev: 'developer' }

/** A title as it is compared: "Sr. Back-end Engineer" and "senior backend engineer" are one. */
export const plainTitle = (title: string): string =>
  title
    .toLowerCase()
    .replace(/back[\s-]end/g, 'backend')
    .split(/[^\p{L}\p{N}+#]+/u)
    .filter((word) => word !== '')
    .map((word) => longForms[word] ?? word)
    .join(' ')

/** The track that is called so: by its slug, its name or one of its titles, whatever their case. */
export function trackCalled<T extends Pick<Track, 'slug' | 'name' | 'titles'>>(
  tracks: readonly T[],
  called: string,
): T | undefined {
  const plain = plainTitle(called)
  return (
    tracks.find(({ slug }) => slug === called.toLowerCase()) ??
    tracks.find(({ name, titles }) => [name, ...titles].some((title) => plainTitle(title) === plain))
  )
}

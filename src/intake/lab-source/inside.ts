/** A path of an archive that leads down from its folder and nowhere else. */
export const isPlainPath = (path: string): boolean =>
  path.length > 0 &&
  path.length <= 1024 &&
  !path.includes('\0') &&
  !path.includes('\\') &&
  path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')

/**
 * Whether a link at `path` leads to somewhere in the same folder. Steps up may only come first: after a name, that
 * might be a link as well, nobody knows where a step up leads.
 */
export function staysInside(path: string, target: string): boolean {
  if (target === '' || target.startsWith('/') || target.includes('\0') || target.includes('\\')) return false
  const parts = target.split('/').filter((part) => part !== '' && part !== '.')
  const up = parts.findIndex((part) => part !== '..')
  const steps = up === -1 ? parts.length : up
  return steps <= path.split('/').length - 1 && !parts.slice(steps).includes('..')
}

import { delimiter, dirname } from 'node:path'

// Where tool chains look for themselves when they do not stand in a system's folder.
const passedOn = ['JAVA_HOME', 'VIRTUAL_ENV', 'PYENV_ROOT', 'ASDF_DATA_DIR', 'GOROOT', 'DOTNET_ROOT', 'TZ']

/**
 * All that a service gets of an environment, but for PORT: none of the user's secrets, none of their settings.
 * @param folder  of the run; HOME and TMPDIR
 */
export function environmentFor(
  folder: { home: string; temporary: string },
  urls: { database: string; provider: string | null },
): Record<string, string> {
  const kept = passedOn.flatMap((name) => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return {
    ...Object.fromEntries(kept),
    PATH: [dirname(process.execPath), process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin'].join(delimiter),
    HOME: folder.home,
    TMPDIR: folder.temporary,
    LANG: 'C.UTF-8',
    DATABASE_URL: urls.database,
    ...(urls.provider === null ? {} : { PROVIDER_URL: urls.provider }),
  }
}

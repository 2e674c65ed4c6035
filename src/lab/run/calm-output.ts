import type { RunEvent } from '../../core/lab/progress.ts'

const everyMs = 500
const mostCharacters = 4_096

/**
 * Passes events on as they come, but what services write at most twice a second, and of that the end.
 * @returns with `end`, which passes on what is left
 */
export function calmOutput(tell: (event: RunEvent) => void): {
  tell: (event: RunEvent) => void
  end(): void
} {
  const written = new Map<number, string>()
  const flush = () => {
    for (const [instance, text] of written) tell({ kind: 'output', instance, text })
    written.clear()
  }
  const timer = setInterval(flush, everyMs)
  return {
    tell(event) {
      if (event.kind !== 'output') return tell(event)
      const text = (written.get(event.instance) ?? '') + event.text
      written.set(event.instance, text.slice(-mostCharacters))
    },
    end() {
      clearInterval(timer)
      flush()
    },
  }
}

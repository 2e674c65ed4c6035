import { useRef } from 'react'
import { failures } from '../../core/failures.ts'
import { NoAnswer } from '../server/call.ts'

const MIB = 1024 * 1024
const NAME_LENGTH = 200

/** A button that opens the file dialog; what is chosen is read when it is asked for. */
export function ChooseFile({
  label,
  accept,
  limitMiB,
  isFirst = false,
  isSending,
  choose,
}: {
  label: string
  accept: string
  limitMiB: number
  /** The one thing to do here. */
  isFirst?: boolean
  isSending: boolean
  choose: (file: () => Promise<{ name: string; bytes: Blob }>) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        className={isFirst ? 'btn first' : 'btn'}
        aria-disabled={isSending}
        onClick={() => !isSending && input.current?.click()}
      >
        {label}
      </button>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        aria-label={label}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) choose(() => bytesOf(file, limitMiB))
          // Else the same file could not be chosen again, once it was mended.
          target.value = ''
        }}
      />
    </>
  )
}

/** A folder looks like a file until it is read; so does one that is gone meanwhile. */
async function bytesOf(file: File, limitMiB: number): Promise<{ name: string; bytes: Blob }> {
  const refused = (code: 'too-large' | 'description-not-found', why: string, cause?: unknown) =>
    new NoAnswer(failures[code].says, { code, details: [why], hint: failures[code].hint, cause })
  if (file.size > limitMiB * MIB)
    throw refused(
      'too-large',
      `${file.name}: ${(file.size / MIB).toFixed(1)} MiB; the limit is ${limitMiB} MiB`,
    )
  try {
    return { name: file.name.slice(0, NAME_LENGTH), bytes: new Blob([await file.arrayBuffer()]) }
  } catch (cause) {
    throw refused('description-not-found', `${file.name} is a folder, or was moved meanwhile`, cause)
  }
}

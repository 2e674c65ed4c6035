import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { failures } from '../../core/failures.ts'
import { Refusal } from '../parts/states.tsx'
import { NoAnswer } from '../server/call.ts'
import { forgetStandings } from '../server/questions.ts'
import { addResume } from './questions.ts'

const LIMIT_MIB = 20
const MIB = 1024 * 1024
const NAME_LENGTH = 200

/** What a file dialog offers; what a file is, its bytes say. */
const accepted = '.pdf,.docx,.json,.txt,.md,.markdown,application/pdf,application/json,text/plain'

/** The place to drop a résumé, and the button for those who do not drop. */
export function DropFile() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  const read = useMutation({
    mutationFn: async (files: File[]) => {
      const file = onlyOne(files)
      return addResume(file.name.slice(0, NAME_LENGTH), await bytesOf(file))
    },
    onSuccess: () =>
      Promise.all([forgetStandings(client), client.invalidateQueries({ queryKey: ['resumes'] })]),
  })
  const take = (files: Iterable<File>): void => {
    const all = [...files]
    if (all.length === 0 || read.isPending) return
    // Only while the page is still here: whoever went elsewhere finds it in the list.
    read.mutate(all, {
      onSuccess: ({ instance }) => navigate({ to: '/resumes/$instance', params: { instance }, search: {} }),
    })
  }
  useNoStrayDrops()
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setIsOver(false)
    take(event.dataTransfer.files)
  }
  const [file] = read.variables ?? []
  return (
    <section className="drop-block" aria-labelledby="drop-title">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a short cut for the button in it */}
      <div
        className={isOver ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault()
          event.dataTransfer.dropEffect = read.isPending ? 'none' : 'copy'
          setIsOver(!read.isPending)
        }}
        onDragLeave={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false)
        }}
        onDrop={drop}
      >
        <h2 id="drop-title">{isOver ? 'Let go to read it' : 'Drop a résumé here'}</h2>
        <p className="muted">PDF, DOCX, JSON Resume, text or Markdown, up to {LIMIT_MIB} MiB.</p>
        <p className="drop-does">
          <button
            type="button"
            className="btn first"
            aria-disabled={read.isPending}
            onClick={() => !read.isPending && input.current?.click()}
          >
            Choose a file
          </button>
          <span role="status" className="muted">
            {read.isPending && file && <Reading name={file.name} />}
          </span>
        </p>
        <input
          ref={input}
          type="file"
          accept={accepted}
          hidden
          aria-label="Résumé"
          onChange={(event) => {
            take(event.target.files ?? [])
            // Else the same file could not be chosen again, once it was mended.
            event.target.value = ''
          }}
        />
      </div>
      {read.error && <Refusal error={read.error} />}
    </section>
  )
}

const SPEAK_AFTER_MS = 3_000

function Reading({ name }: { name: string }) {
  const [isLong, setIsLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), SPEAK_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <>
      Reading {name}.
      {isLong && ' Most take a second; after 20 it is given up. It goes on if you leave this page.'}
    </>
  )
}

/** A file that misses the place would be opened by the browser, and the page would be gone. */
function useNoStrayDrops(): void {
  useEffect(() => {
    const prevent = (event: Event) => event.preventDefault()
    for (const name of ['dragover', 'drop']) window.addEventListener(name, prevent)
    return () => {
      for (const name of ['dragover', 'drop']) window.removeEventListener(name, prevent)
    }
  }, [])
}

function onlyOne(files: File[]): File {
  const [file, another] = files
  if (!file || another)
    throw new NoAnswer('That is more than one file.', { code: 'request-invalid', hint: 'drop one at a time' })
  if (file.size > LIMIT_MIB * MIB)
    throw new NoAnswer(failures['too-large'].says, {
      code: 'too-large',
      details: [
        `${file.name}: ${(file.size / MIB).toFixed(1)} MiB; the limit for a résumé is ${LIMIT_MIB} MiB. Save it without pictures, or as text`,
      ],
      hint: failures['too-large'].hint,
    })
  return file
}

/** A folder looks like a file until it is read; so does one that is gone meanwhile. */
async function bytesOf(file: File): Promise<Blob> {
  try {
    return new Blob([await file.arrayBuffer()])
  } catch (cause) {
    throw new NoAnswer(failures['resume-not-found'].says, {
      code: 'resume-not-found',
      details: [`${file.name} is a folder, or was moved meanwhile`],
      hint: failures['resume-not-found'].hint,
      cause,
    })
  }
}

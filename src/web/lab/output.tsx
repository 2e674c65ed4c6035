import { useEffect, useRef } from 'react'
import type { RecordingReply } from '../../api/contract/labs.ts'
import { counted, grouped } from '../../core/figures.ts'
import { ScrollBox } from '../parts/scroll-box.tsx'

const LINES = 40

/** What the service wrote last: of each of its processes, or while it runs of all of them. */
export function Output({
  lines,
  recording,
}: {
  lines: readonly string[]
  recording: RecordingReply | undefined
}) {
  if (recording?.service.length === 0) return null
  if (recording?.service.every(({ output, endedByItself }) => output.trim() === '' && endedByItself === 0))
    return <Lines name="Service output" lines={[]} note="nothing" />
  if (recording)
    return recording.service.map(({ instance, endedByItself, output, outputLines }) => {
      const all = output.trim() === '' ? [] : output.trimEnd().split('\n')
      const ended = endedByItself > 0 ? `, ended by itself ${counted(endedByItself, 'time')}` : ''
      const name = recording.service.length > 1 ? `Service output, process ${instance + 1}` : 'Service output'
      return (
        <Lines
          key={instance}
          name={name}
          lines={all.slice(-LINES)}
          note={
            all.length === 0
              ? `nothing${ended}`
              : `last ${grouped(Math.min(LINES, all.length))} of ${counted(Math.max(outputLines, all.length), 'line')}${ended}`
          }
        />
      )
    })
  return lines.length > 0 && <Lines name="Service output" lines={lines} note="the last lines" />
}

function Lines({ name, lines, note }: { name: string; lines: readonly string[]; note: string }) {
  const box = useRef<HTMLPreElement>(null)
  const text = lines.join('\n')
  // The newest line is the last one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the text that changed
  useEffect(() => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight
  }, [text])
  return (
    <section className="block">
      <h2>
        {name} <span>{note}</span>
      </h2>
      {text && (
        <ScrollBox className="out" box={box}>
          {text}
        </ScrollBox>
      )}
    </section>
  )
}

import { faultSays } from '../../core/lab/progress.ts'
import type { LoadFigures, Recording, StepRecording } from '../../core/lab/recording.ts'
import type { RecordingView, SentView } from './views.ts'

type Window = { step: string; of: 'service' | 'reference'; figures: LoadFigures }

/** A recording without its history of operations: what a picture and a table are made of. */
export function viewRecording(
  recording: Recording,
  kept: Pick<RecordingView, 'sha256' | 'bytes'>,
): RecordingView {
  const { lab, engine, seed, startedAt, tookMs, machine, service, spoiled, gaveUp, steps } = recording
  const windows = steps.flatMap(windowsOf)
  return {
    ...kept,
    sent: sentIn(windows),
    lab,
    engine,
    seed,
    startedAt,
    tookMs,
    machine,
    service,
    spoiled,
    gaveUp,
    steps: steps.map((step, index) => ({
      id: step.id,
      does: step.kind,
      fromMs: step.fromMs,
      toMs: steps[index + 1]?.fromMs ?? null,
    })),
    seconds: windows.flatMap(({ step, of, figures }) =>
      figures.seconds.map((second) => ({ step, of, ...second })),
    ),
    faults: steps.flatMap((step) =>
      step.kind === 'load'
        ? step.faults.map(({ fault, fromMs, toMs }) => ({
            step: step.id,
            says: faultSays(fault),
            fromMs,
            toMs,
          }))
        : [],
    ),
    requests: windows.flatMap(({ step, of, figures }) =>
      Object.entries(figures.byName).map(([name, { statuses: _, ...rest }]) => ({ step, of, name, ...rest })),
    ),
    statements: steps.flatMap((step) =>
      step.kind === 'probe' ? step.database.texts.map((text) => ({ step: step.id, ...text })) : [],
    ),
    attacks: steps.flatMap((step) =>
      step.kind === 'attack'
        ? [{ step: step.id, tried: step.tried, answered: step.answered, gotIn: step.gotIn }]
        : [],
    ),
  }
}

const sentIn = (windows: readonly Window[]): SentView => ({
  scheduled: windows.reduce((sum, { figures }) => sum + figures.scheduled, 0),
  late: windows.reduce((sum, { figures }) => sum + figures.sentLate, 0),
  lagP99Ms: Math.max(0, ...windows.map(({ figures }) => figures.sendLagP99Ms)),
})

function windowsOf(step: StepRecording): Window[] {
  switch (step.kind) {
    case 'compare':
      return step.windows.map((figures) => ({ step: step.id, of: figures.of, figures }))
    case 'load':
    case 'probe':
      return [{ step: step.id, of: 'service', figures: step.figures }]
    case 'attack':
    case 'settle':
    case 'query':
      return []
  }
}

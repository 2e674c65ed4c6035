import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { LabReply, RecordingReply, RunReply } from '../../api/contract/labs.ts'
import { Answered } from '../parts/answered.tsx'
import { Command } from '../parts/copy.tsx'
import { Said } from '../parts/said.tsx'
import { ScrollBox } from '../parts/scroll-box.tsx'
import { Empty, Refusal } from '../parts/states.tsx'
import { NoAnswer } from '../server/call.ts'
import { PageHead } from '../shell/page-head.tsx'
import { dayAndTime } from '../words/dates.ts'
import { useCheck } from './check-folder.tsx'
import { atStartSays, Checks } from './checks.tsx'
import { Facts } from './facts.tsx'
import { Hints } from './hints.tsx'
import { Latency } from './latency.tsx'
import { Measured } from './measured.tsx'
import { Moved } from './moved.tsx'
import { Output } from './output.tsx'
import { forgetAfterRun, lab, recording, run, stopRun } from './questions.ts'
import { RunList } from './run-list.tsx'
import { checksOf, countsSay, isOpen, nextSays, runSentence, verdictOf } from './run-words.ts'
import { Verdict } from './verdict.tsx'
import './labs.css'
import './lab.css'
import './run.css'

const route = getRouteApi('/labs/$slug/runs/$run')

/** One run of a lab, while it goes on and ever after. Another run is another page, though its lab is the same. */
export function RunPage() {
  const { slug, run: which } = route.useParams()
  return <PageOf key={which} slug={slug} which={which} />
}

function PageOf({ slug, which }: { slug: string; which: string }) {
  const client = useQueryClient()
  const asked = useQuery(run(which))
  const { data, error } = asked
  const about = useQuery(lab(data?.lab ?? slug))
  const kept = useQuery({
    ...recording(data?.id ?? ''),
    enabled: data !== undefined && !isOpen(data) && data.hasRecording,
  })
  const check = useCheck(data?.lab ?? slug)
  const stop = useMutation({
    mutationFn: (id: string) => stopRun(id),
    onSettled: () => client.invalidateQueries({ queryKey: ['run'] }),
  })
  useForgetAtEnd(data)
  const unknown = error instanceof NoAnswer && error.code === 'run-unknown'
  const refused = check.error ?? stop.error ?? kept.error
  return (
    <>
      <PageHead
        title={unknown ? 'No such run' : `Run ${which}`}
        slug={slug}
        crumbs={
          <>
            <Link to="/labs">Labs</Link> /{' '}
            <Link to="/labs/$slug" params={{ slug }}>
              {about.data?.title ?? slug}
            </Link>
          </>
        }
        context={data && `Version ${data.version} of the lab. Queued ${dayAndTime(data.queuedAt)}.`}
      >
        {data && <Tools run={data} folder={about.data?.folder ?? null} check={check} stop={stop} />}
      </PageHead>
      {refused && <Refusal error={refused} />}
      <Answered asked={asked} doing="Opening the run." unknown={unknown && <NoRun slug={slug} />}>
        {(it) => <OneRun run={it} lab={about.data} recording={kept.data} />}
      </Answered>
    </>
  )
}

/** The end of a run moves the list of labs, and a pass the levels. */
function useForgetAtEnd(data: RunReply | undefined): void {
  const client = useQueryClient()
  const slug = data?.lab
  const ended = data !== undefined && !isOpen(data)
  useEffect(() => {
    if (ended && slug !== undefined) void forgetAfterRun(client, slug)
  }, [ended, slug, client])
}

const NoRun = ({ slug }: { slug: string }) => (
  <Empty title="There is no run of that number.">
    <p>The lab’s own page lists every run of it.</p>
    <p className="does">
      <Link to="/labs/$slug" params={{ slug }} className="btn first">
        See the lab
      </Link>
    </p>
  </Empty>
)

function Tools({
  run: it,
  folder,
  check,
  stop,
}: {
  run: RunReply
  /** Where the starter was put; null where that is not known. */
  folder: string | null
  check: { isPending: boolean; mutate: (folder: string) => void }
  stop: { isPending: boolean; isSuccess: boolean; mutate: (id: string) => void }
}) {
  const stopping = stop.isPending || stop.isSuccess
  return (
    <>
      {!isOpen(it) && <Command text={`proven lab report ${it.number}`} />}
      <Link to="/labs/$slug" params={{ slug: it.lab }} className="btn">
        Brief
      </Link>
      {isOpen(it) ? (
        <button
          type="button"
          className="btn"
          onClick={() => !stopping && stop.mutate(it.id)}
          aria-disabled={stopping}
        >
          {stopping ? 'Stopping' : 'Stop'}
        </button>
      ) : folder ? (
        <button
          type="button"
          className="btn first"
          title={`What ${folder} holds now`}
          onClick={() => !check.isPending && check.mutate(folder)}
          aria-disabled={check.isPending}
        >
          {check.isPending ? 'Packing the folder' : 'Check again'}
        </button>
      ) : (
        <Link to="/labs/$slug" params={{ slug: it.lab }} className="btn first">
          Check again
        </Link>
      )}
    </>
  )
}

function OneRun({
  run: it,
  lab: about,
  recording: kept,
}: {
  run: RunReply
  lab: LabReply | undefined
  recording: RecordingReply | undefined
}) {
  const live = isOpen(it)
  const { strong, rest } = runSentence(it)
  const { seconds, faults } = kept ?? it.progress
  return (
    <>
      <p className="lead" role="status">
        <Verdict is={verdictOf(it).is}>{strong}</Verdict>
        {rest}
      </p>
      {live && <Steps run={it} />}
      <Next run={it} />
      {kept?.gaveUp && (
        <p className="after-lead">
          The scenario was cut short. {kept.gaveUp} What came after it was not measured.
        </p>
      )}
      <Spoiled run={it} />
      <Moved run={it} />
      {(live || seconds.length > 0) && (
        <Latency
          seconds={seconds}
          faults={faults}
          start={about?.startSeconds}
          endMs={kept?.tookMs ?? 0}
          live={live}
        />
      )}
      <div className="cols run-cols">
        <div>
          <RunChecks run={it} lab={about} said={kept?.gaveUp ?? null} />
          {kept && <Measured recording={kept} />}
          <Output lines={it.progress.output} recording={kept} />
        </div>
        <aside className="rail" aria-label="About this run">
          {about && (
            <section>
              <h2>Runs</h2>
              <RunList runs={withCurrent(about.history, it)} current={it.number} />
            </section>
          )}
          {about && !live && <Hints lab={about} />}
          <Facts run={it} recording={kept} />
        </aside>
      </div>
    </>
  )
}

/** Why there is no verdict, and what to do; with a code to look up where it is ours to mend. */
function Next({ run }: { run: RunReply }) {
  const says = nextSays(run)
  return (
    says !== null && (
      <p className="after-lead">
        <Said text={says} /> {run.failure && <code>{run.failure.code}</code>}
      </p>
    )
  )
}

/** What kept us from measuring, where it is longer than a sentence: it is ours to mend. */
function Spoiled({ run: { outcome } }: { run: RunReply }) {
  const long = outcome?.kind === 'void' ? outcome.causes.filter(({ says }) => says.trim().includes('\n')) : []
  return (
    long.length > 0 && (
      <details className="spoiled">
        <summary>What spoiled it, in full</summary>
        {long.map(({ says }) => (
          <ScrollBox key={says} className="out">
            {says}
          </ScrollBox>
        ))}
      </details>
    )
  )
}

/** The list was asked for earlier than the run itself. */
const withCurrent = (history: LabReply['history'], it: RunReply): LabReply['history'] =>
  (history.some(({ id }) => id === it.id) ? history : [it, ...history]).map((run) =>
    run.id === it.id ? it : run,
  )

const Steps = ({ run: { progress } }: { run: RunReply }) => (
  <progress
    className="run-progress"
    aria-label="Steps of the scenario"
    max={progress.step?.of ?? 1}
    value={progress.step ? progress.step.index + (progress.phase === 'judging' ? 1 : 0) : 0}
  />
)

function RunChecks({
  run: it,
  lab: about,
  said,
}: {
  run: RunReply
  lab: LabReply | undefined
  said: string | null
}) {
  const results = checksOf(it)
  // Before a verdict only the lab knows what is asked; after a change of the lab only the run knows what was.
  const rows =
    results.length > 0
      ? results.map((result) => ({ ...result, result }))
      : (about?.checks ?? []).map((check) => ({ ...check, result: null }))
  const live = isOpen(it)
  const unjudged = !live && results.length === 0
  return (
    <section className="block">
      <h2>
        Checks <span>{countsSay(results) || (live ? 'judged when all is measured' : 'none was judged')}</span>
      </h2>
      <Checks
        rows={rows}
        said={said}
        waiting={unjudged ? null : 'not yet'}
        caption={
          unjudged
            ? atStartSays(rows)
            : 'A filled dot is this run, a hollow one the starter, both as multiples of the limit. A timed check compares with a reference service that takes turns with yours, so a slow machine slows both.'
        }
      />
    </section>
  )
}

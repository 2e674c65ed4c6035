import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ApplicationReply, ApplicationsReply } from '../../api/contract/journal.ts'
import { applicationStageNames, nameOfApplication } from '../../core/application/application.ts'
import { counted, grouped } from '../../core/figures.ts'
import { AddItem } from '../journal/add-item.tsx'
import { dayNamed } from '../journal/day-named.ts'
import { ItemRows } from '../journal/item-rows.tsx'
import { useItems } from '../journal/use-items.ts'
import { useOpened } from '../journal/use-opened.ts'
import { Answered } from '../parts/answered.tsx'
import { Command } from '../parts/copy.tsx'
import { Mark } from '../parts/mark.tsx'
import { Some } from '../parts/some.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { ApplicationForm } from './application-form.tsx'
import { addApplication, applications, dropApplication } from './questions.ts'
import '../journal/journal.css'

/** Where somebody applied, how far each came, and what rejections have in common. */
export function ApplicationsPage() {
  const asked = useQuery(applications())
  const { data } = asked
  const { open, setOpen, groupOf } = useOpened(groupOfApplication)
  const { add, drop } = useItems({
    queryKey: ['applications'],
    add: addApplication,
    drop: dropApplication,
    added: setOpen,
  })
  const going = data?.applications.filter((one) => groupOf(one) === 'going') ?? []
  const over = data?.applications.filter((one) => groupOf(one) === 'over') ?? []
  const rows = (items: ApplicationReply[]) => (
    <ItemRows
      items={items}
      one="application"
      open={open}
      setOpen={setOpen}
      row={rowOf}
      form={({ number }) => <ApplicationForm number={number} drop={() => drop.mutate(number)} />}
    />
  )
  return (
    <>
      <PageHead
        title="Applications"
        context="Where you applied, how far each came, and what rejections have in common."
      >
        <Command text="proven application add" />
      </PageHead>
      <AddItem
        add={add}
        drop={drop}
        says="Note an application"
        also="Kept on this machine, like everything else."
      />
      <Answered asked={asked} doing="Opening your applications.">
        {(data) => (
          <>
            {data.gaps.length > 0 && <Gaps gaps={data.gaps} />}
            <section className="block">
              <h2>
                Going on <span>{going.length > 0 ? grouped(going.length) : 'none'}</span>
              </h2>
              {rows(going)}
              {data.applications.length === 0 && (
                <p className="caption">
                  Note each step with its day. Where one is turned down, name the skill that it was about:
                  once several point at the same, it stands here.
                </p>
              )}
            </section>
            {over.length > 0 && (
              <section className="block">
                <h2>
                  Over <span>{grouped(over.length)}</span>
                </h2>
                {rows(over)}
              </section>
            )}
          </>
        )}
      </Answered>
    </>
  )
}

const Gaps = ({ gaps }: Pick<ApplicationsReply, 'gaps'>) => (
  <section className="block">
    <h2>
      What rejections point at <span>of {counted(gaps[0]?.of ?? 0, 'application')} turned down</span>
    </h2>
    <ul className="journal-list">
      <Some of={gaps} first={6} one="skill">
        {({ skill, name, applications: by }) => (
          <li key={skill} tabIndex={-1} data-row={`gap ${skill}`}>
            <Mark is={by.length > 1 ? 'warn' : 'note'} />
            <div>
              <Link to="/skills/$slug" params={{ slug: skill }} search={{}} className="name">
                {name}
              </Link>
              <span className="src">
                {by.length > 1
                  ? 'More than one said so: it is more than one interviewer’s view.'
                  : 'One said so; that may be chance.'}
              </span>
            </div>
            <span className="end">{counted(by.length, 'application')}</span>
          </li>
        )}
      </Some>
    </ul>
  </section>
)

const groupOfApplication = ({ isOver }: ApplicationReply): 'going' | 'over' => (isOver ? 'over' : 'going')

const rowOf = (application: ApplicationReply) => {
  const { stage, furthest, isOver, steps } = application
  const last = steps.at(-1)
  return {
    mark: <Mark is="note" />,
    name: nameOfApplication(application),
    src: [
      applicationStageNames[stage],
      isOver && furthest !== 'noted' ? `came as far as ${applicationStageNames[furthest].toLowerCase()}` : '',
      last?.says.trim(),
    ]
      .filter(Boolean)
      .join(' · '),
    end: last && dayNamed(last.on),
  }
}

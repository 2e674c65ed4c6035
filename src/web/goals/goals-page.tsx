import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { GoalReply } from '../../api/contract/journal.ts'
import { type GoalKind, goalKindNames, goalKinds, nameOfGoal } from '../../core/goal/goal.ts'
import { AddItem } from '../journal/add-item.tsx'
import { dayNamed } from '../journal/day-named.ts'
import { ItemRows } from '../journal/item-rows.tsx'
import { useItems } from '../journal/use-items.ts'
import { useOpened } from '../journal/use-opened.ts'
import { Answered } from '../parts/answered.tsx'
import { Command } from '../parts/copy.tsx'
import { Mark } from '../parts/mark.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { GoalForm } from './goal-form.tsx'
import { addGoal, dropGoal, goals } from './questions.ts'
import '../journal/journal.css'

/** What somebody wants to have reached, by kind, each with its measure and its day. */
export function GoalsPage() {
  const asked = useQuery(goals())
  const { data } = asked
  const { open, setOpen, groupOf } = useOpened(groupOfGoal)
  const { add, drop } = useItems({ queryKey: ['goals'], add: addGoal, drop: dropGoal, added: setOpen })
  const closed = data?.goals.filter((goal) => groupOf(goal) === 'closed') ?? []
  const rows = (items: GoalReply[]) => (
    <ItemRows
      items={items}
      one="goal"
      open={open}
      setOpen={setOpen}
      row={rowOf}
      form={({ number }) => <GoalForm number={number} drop={() => drop.mutate(number)} />}
    />
  )
  return (
    <>
      <PageHead title="Goals" context="What you want to have reached, how anybody would see it, and by when.">
        <Command text="proven goal add" />
      </PageHead>
      <p className="explains">
        A goal is yours: it is no evidence, and nothing is counted against you when its day passes. Once a
        quarter the <Link to="/reviews">review</Link> puts it beside what moved, and asks what to keep, drop
        and change.
      </p>
      <AddItem add={add} drop={drop} says="Set a goal" first={data?.goals.length === 0} />
      <Answered asked={asked} doing="Opening your goals.">
        {(data) => (
          <>
            {goalKinds.map((kind) => {
              const own = data.goals.filter((goal) => groupOf(goal) === kind)
              return (
                <section className="block" key={kind}>
                  <h2>
                    {goalKindNames[kind]} <span>{own.length > 0 ? own.length : 'none set'}</span>
                  </h2>
                  {own.length > 0 && rows(own)}
                </section>
              )
            })}
            {closed.length > 0 && (
              <section className="block">
                <h2>
                  Reached or dropped <span>{closed.length}</span>
                </h2>
                {rows(closed)}
              </section>
            )}
          </>
        )}
      </Answered>
    </>
  )
}

const groupOfGoal = ({ state, kind }: GoalReply): GoalKind | 'closed' => (state === 'open' ? kind : 'closed')

const rowOf = (goal: GoalReply) => {
  const { state, measure, target, by, due, progress, missing } = goal
  return {
    mark: <Mark is={due === 'past' ? 'warn' : 'note'} />,
    name: nameOfGoal(goal),
    src: [
      state === 'open' ? '' : state,
      [measure.trim(), target.trim()].filter(Boolean).join(': '),
      by && `by ${dayNamed(by)}${due === 'past' ? ', which has passed' : due === 'soon' ? ', soon' : ''}`,
      state === 'open' && missing[0]?.asks,
    ]
      .filter(Boolean)
      .join(' · '),
    end:
      progress.share === null
        ? progress.now && `at ${progress.now}`
        : `at ${progress.now}, ${Math.round(progress.share * 100)} % of the way`,
  }
}

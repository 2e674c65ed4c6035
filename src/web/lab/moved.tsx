import { Link } from '@tanstack/react-router'
import type { RunReply } from '../../api/contract/labs.ts'
import { stageSearch } from '../standing/search.ts'
import { level } from '../words/figures.ts'

type Evidence = RunReply['evidence'][number]

/** Which skills a pass speaks for, and how far each moved their level. */
export function Moved({ run: { evidence } }: { run: RunReply }) {
  if (evidence.length === 0) return null
  const skills = [...new Map(evidence.map((each) => [each.skill, each])).values()]
  return (
    <section className="block moved" aria-label="What it moved">
      <h2>
        What it moved <span>recorded, each with its trail</span>
      </h2>
      <ul>
        {skills.map((first) => (
          <li key={first.skill}>
            <h3>
              <Link
                to="/skills/$slug"
                params={{ slug: first.skill }}
                search={stageSearch({ stage: first.stage })}
              >
                {first.name}
              </Link>
            </h3>
            <p>
              {moveSays(evidence.filter(({ skill }) => skill === first.skill))}
              <span className="muted">
                {' '}
                {evidence
                  .filter(({ skill }) => skill === first.skill)
                  .map(({ stage, strength }) => `${strength} at ${stage}`)
                  .join(', ')}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** `level 2.1 → 2.6`, `level 2.6, before without evidence`. */
function moveSays(entries: readonly Evidence[]): string {
  const now = entries[0]?.level ?? null
  if (now === null) return 'level unknown'
  // Each says what the level were without it alone; of several the one that carries most is told.
  const before = entries.some(({ levelWithout }) => levelWithout === null)
    ? null
    : Math.min(...entries.map(({ levelWithout }) => levelWithout ?? now))
  if (before === null) return `level ${level(now)}, unknown before`
  return level(before) === level(now)
    ? `level ${level(now)}, as before`
    : `level ${level(before)} → ${level(now)}`
}

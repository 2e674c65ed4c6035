import { Link } from '@tanstack/react-router'
import type { TargetSummary } from '../../api/contract/target.ts'
import { counted } from '../../core/figures.ts'
import { metOf, openOf, targetKindNames } from '../../core/target/words.ts'
import { day } from '../words/dates.ts'

/** All that is wanted, the newest first. */
export const TargetList = ({
  targets,
  remove,
}: {
  targets: readonly TargetSummary[]
  remove: (target: TargetSummary) => void
}) => (
  <section className="block">
    <h2>
      Wanted <span>{counted(targets.length, 'target')}</span>
    </h2>
    <ul className="target-list">
      {targets.map((target) => (
        <li key={target.id}>
          <div>
            <Link
              to="/targets/$id"
              params={{ id: target.id }}
              search={{}}
              className="name"
              data-row={target.id}
            >
              {target.title}
            </Link>
            <span className="src">
              {[
                targetKindNames[target.kind],
                `${target.stage} stage`,
                ...(target.name ? [target.name] : []),
                `added ${day(target.addedAt)}`,
              ].join(' · ')}
            </span>
          </div>
          <p>
            Must-haves met: <b>{metOf(target.must)}</b>
            <span className="src">
              {[
                openOf(target.must, target.claimedMusts),
                target.toConfirm > 0 && `${counted(target.toConfirm, 'statement')} to confirm`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </p>
          <button type="button" className="link" onClick={() => remove(target)}>
            Remove<span className="sr"> {target.title}</span>
          </button>
        </li>
      ))}
    </ul>
  </section>
)

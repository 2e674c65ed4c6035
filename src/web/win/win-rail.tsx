import { Link } from '@tanstack/react-router'
import type { WinReply } from '../../api/contract/wins.ts'
import { goToField } from '../journal/field.tsx'
import { Mark } from '../parts/mark.tsx'
import { Shown, titleOf } from './candidates.tsx'
import { labels } from './words.ts'

/** Beside the form: how strongly it speaks and why, what is missing, what the record shows of it. */
export const WinRail = ({ win }: { win: WinReply }) => (
  <aside className="rail" aria-label="What it is worth">
    <section>
      <h2>
        As evidence <span>{win.documented.strength}</span>
      </h2>
      <p className="caption">{win.documented.reason}</p>
      {win.evidence.length > 0 && (
        <ul className="win-evidence">
          {win.evidence.map(({ skill, behaviour, name, stage }) => (
            <li key={`${skill}/${behaviour}`}>
              <Mark is="shown" />
              <Link to="/skills/$slug" params={{ slug: skill }} search={{}}>
                {name}
              </Link>
              <span className="muted small">
                {stage}, {behaviour}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
    {win.missing.length > 0 && (
      <section>
        <h2>
          Not told yet <span>{win.needed > 0 ? `${win.needed} needed` : 'none needed'}</span>
        </h2>
        <ul className="win-missing">
          {win.missing.map(({ field, needed }) => (
            <li key={field}>
              <button type="button" className="link" onClick={() => goToField(field)}>
                {field === 'shows' ? 'What it shows' : labels[field]}
              </button>
              {needed && <span className="muted small">needed</span>}
            </li>
          ))}
        </ul>
      </section>
    )}
    {win.candidate && (
      <section>
        <h2>What the record shows</h2>
        <p className="caption">{titleOf(win.candidate)}</p>
        <Shown candidate={win.candidate} />
        <p className="caption">{win.candidate.asks}</p>
      </section>
    )}
  </aside>
)

import { type Report, type Standing, standings } from '../../core/readiness/report.ts'
import { InOrder } from '../parts/in-order.tsx'
import { Mark } from '../parts/mark.tsx'
import { standingSays } from '../words/standing.ts'

/** One mark for each core skill: the counts, and the legend of the marks. */
export const Units = ({ report }: { report: Report }) => (
  <ul className="units" aria-label="Core skills by standing">
    {standings.toReversed().map((standing) => (
      <li key={standing}>
        <strong>
          {report.counts[standing]} {standing}
        </strong>
        <p>{says(standing, report)}</p>
        <span className="marks" aria-hidden="true">
          <InOrder of={marksOf(standing, report)}>{(mark) => <Mark is={mark} />}</InOrder>
        </span>
      </li>
    ))}
  </ul>
)

/** What is seen below the stage stands before what nothing speaks for. */
const marksOf = (standing: Standing, { counts, seenBelow }: Report): (Standing | 'below')[] => {
  const below = standing === 'none' ? seenBelow : 0
  return Array.from({ length: counts[standing] }, (_, i) => (i < below ? 'below' : standing))
}

function says(standing: Standing, { counts, seenBelow, claimedBelow, stage }: Report): string {
  if (standing !== 'none' || seenBelow === 0) return standingSays[standing]
  const words = claimedBelow === 0 ? '' : ` (${claimedBelow} in words only)`
  return seenBelow === counts.none
    ? `All of them are seen below ${stage}${words}.`
    : `${seenBelow} of the ${counts.none} ${seenBelow === 1 ? 'is' : 'are'} seen below ${stage}${words}; nothing speaks for the rest.`
}

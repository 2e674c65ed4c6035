import { type Report, type Standing, standings } from '../../core/readiness/report.ts'
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
          {Array.from({ length: report.counts[standing] }, (_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: marks without a name, only their number means something
            <Mark key={i} is={standing} />
          ))}
        </span>
      </li>
    ))}
  </ul>
)

function says(standing: Standing, { counts, seenBelow, claimedBelow, stage }: Report): string {
  if (standing !== 'none' || seenBelow === 0) return standingSays[standing]
  const words = claimedBelow === 0 ? '' : ` (${claimedBelow} in words only)`
  return seenBelow === counts.none
    ? `All of them are seen below ${stage}${words}.`
    : `${seenBelow} of the ${counts.none} ${seenBelow === 1 ? 'is' : 'are'} seen below ${stage}${words}; nothing speaks for the rest.`
}

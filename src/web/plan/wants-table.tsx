import type { PlanReply } from '../../api/contract/plan.ts'
import { percent } from '../../core/plan/words.ts'

type Moved = NonNullable<PlanReply['plan']>['activities'][number]['why']['wants']

/** What an activity raises, requirement by requirement. */
export const WantsTable = ({ wants, title }: { wants: Moved; title: string }) => (
  <table className="moved-wants">
    <caption className="sr">How likely each requirement is met, without and with: {title}</caption>
    <thead>
      <tr>
        <th scope="col">Asked for</th>
        <th scope="col" className="num">
          Without it
        </th>
        <th scope="col" className="num">
          With it
        </th>
      </tr>
    </thead>
    <tbody>
      {wants.map(({ want, text, without, with: then }) => (
        <tr key={want}>
          <td>{text}</td>
          <td className="num">{percent(without)}</td>
          <td className="num">{percent(then)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

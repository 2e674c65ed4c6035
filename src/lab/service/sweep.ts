import { killAll } from './members.ts'
import { environmentOf, processTable } from './process-table.ts'
import { isAbandoned, tagVariable } from './tag.ts'

/** Ends what runners left that were killed together with all that held their services. Others' processes stay. */
export function sweepAbandoned(): number {
  const found = abandoned()
  killAll(abandoned)
  return found.length
}

const abandoned = (): number[] =>
  processTable().flatMap(({ pid }) => {
    const line = environmentOf(pid)
      .split('\n')
      .find((each) => each.startsWith(`${tagVariable}=`))
    return line !== undefined && pid !== process.pid && isAbandoned(line.slice(tagVariable.length + 1))
      ? [pid]
      : []
  })

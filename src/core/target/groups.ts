import type { EvidenceTable, Fit, Requirement } from './target.ts'

type Standing = Pick<Requirement, 'must' | 'kind'> & { standing: Fit }
export type Numbered<Row> = { requirement: Row; number: number }
export type Group<Row> = { name: string; counts: Record<Fit, number>; rows: Numbered<Row>[] }

const openFirst: Record<Fit, number> = { missing: 0, weak: 1, unknown: 2, met: 3 }

/** Musts, what is welcome, and what the job is, numbered through in the order of the text; groups without any are left out. */
export function groupsOf<Row extends Standing>(
  {
    requirements,
    must,
    nice,
    responsibilities,
  }: { requirements: readonly Row[] } & Pick<EvidenceTable, 'must' | 'nice' | 'responsibilities'>,
  order: 'written' | 'open',
): Group<Row>[] {
  const isDuty = (each: Row) => !each.must && each.kind === 'responsibility'
  const groups = [
    { name: 'Must', counts: must, own: requirements.filter((each) => each.must) },
    { name: 'Nice to have', counts: nice, own: requirements.filter((each) => !each.must && !isDuty(each)) },
    { name: 'What the job is', counts: responsibilities, own: requirements.filter(isDuty) },
  ]
  let number = 0
  return groups
    .filter(({ own }) => own.length > 0)
    .map(({ name, counts, own }) => {
      const rows = own.map((requirement) => ({ requirement, number: ++number }))
      return {
        name,
        counts,
        rows:
          order === 'written'
            ? rows
            : rows.toSorted(
                (a, b) =>
                  openFirst[a.requirement.standing] - openFirst[b.requirement.standing] ||
                  a.number - b.number,
              ),
      }
    })
}

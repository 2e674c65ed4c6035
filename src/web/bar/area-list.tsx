import type { Found } from '../../core/benchmark/find.ts'

/** Beside the skills on a wide screen, above them on a narrow one: where each area begins. */
export function AreaList({ found }: { found: Found }) {
  const places = [
    ...found.areas.map(({ area, skills }) => ({
      id: areaId(area.slug),
      name: area.name,
      count: skills.length,
    })),
    {
      id: found.terms.words.length > 0 ? 'found-tools' : 'tools',
      name: 'Tools',
      count: found.tools.length,
    },
    { id: 'certifications', name: 'Certifications', count: found.certifications.length },
  ].filter(({ count }) => count > 0)
  const list = (
    <ul>
      {places.map(({ id, name, count }) => (
        <li key={id}>
          <a href={`#${id}`}>{name}</a> <span>{count}</span>
        </li>
      ))}
    </ul>
  )
  return (
    <>
      <nav className="areas wide" aria-label="Areas">
        <h2>
          Areas <span>skills</span>
        </h2>
        {list}
      </nav>
      <details className="areas narrow">
        <summary>Areas</summary>
        <nav aria-label="Areas">{list}</nav>
      </details>
    </>
  )
}

/** A skill may have the slug of an area; the two must not share a place. */
export const areaId = (slug: string): string => `area-${slug}`

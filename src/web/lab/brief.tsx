import { useMemo } from 'react'
import { type Block, blocksOf, type Inline } from './markdown.ts'
import './brief.css'

/** A lab's brief, set as a letter. */
export function Brief({ markdown }: { markdown: string }) {
  const blocks = useMemo(() => blocksOf(markdown), [markdown])
  return (
    <div className="brief">
      {blocks.map((block, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never change places
        <Part key={i} block={block} />
      ))}
    </div>
  )
}

function Part({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return (
        <h3>
          <Text of={block.text} />
        </h3>
      )
    case 'paragraph':
      return (
        <p>
          <Text of={block.text} />
        </p>
      )
    case 'lines':
      return (
        <p className="lines">
          {block.lines.map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <span key={i}>
              <Text of={line} />
            </span>
          ))}
        </p>
      )
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul'
      return (
        <List>
          {block.items.map((item, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <li key={i}>
              <Text of={item} />
            </li>
          ))}
        </List>
      )
    }
    case 'code':
      // Wide lines scroll within their box, which the keyboard has to reach.
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: as above
        <pre tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      )
  }
}

const Text = ({ of }: { of: Inline[] }) =>
  of.map(({ kind, text }, i) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    if (kind === 'code') return <code key={i}>{text}</code>
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    return kind === 'strong' ? <strong key={i}>{text}</strong> : text
  })

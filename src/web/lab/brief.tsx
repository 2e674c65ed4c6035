import { useMemo } from 'react'
import { InOrder } from '../parts/in-order.tsx'
import { ScrollBox } from '../parts/scroll-box.tsx'
import { type Block, blocksOf, type Inline } from './markdown.ts'
import './brief.css'

/** A lab's brief, set as a letter. */
export function Brief({ markdown }: { markdown: string }) {
  const blocks = useMemo(() => blocksOf(markdown), [markdown])
  return (
    <div className="brief">
      <InOrder of={blocks}>{(block) => <Part block={block} />}</InOrder>
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
          <InOrder of={block.lines}>
            {(line) => (
              <span>
                <Text of={line} />
              </span>
            )}
          </InOrder>
        </p>
      )
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul'
      return (
        <List>
          <InOrder of={block.items}>
            {(item) => (
              <li>
                <Text of={item} />
              </li>
            )}
          </InOrder>
        </List>
      )
    }
    case 'code':
      return (
        <ScrollBox>
          <code>{block.text}</code>
        </ScrollBox>
      )
  }
}

const Text = ({ of }: { of: Inline[] }) => (
  <InOrder of={of}>
    {({ kind, text }) =>
      kind === 'code' ? <code>{text}</code> : kind === 'strong' ? <strong>{text}</strong> : text
    }
  </InOrder>
)

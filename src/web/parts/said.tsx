import { InOrder } from './in-order.tsx'

/** Text in which `…` stands for something to be typed. */
export const Said = ({ text }: { text: string }) => (
  <InOrder of={text.split('`')}>{(part, at) => (at % 2 ? <code>{part}</code> : part)}</InOrder>
)

/** Text in which **…** is what matters. */
export const Stressed = ({ text }: { text: string }) => (
  <InOrder of={text.split('**')}>{(part, at) => (at % 2 ? <b>{part}</b> : part)}</InOrder>
)

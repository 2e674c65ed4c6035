/** Text in which `…` stands for something to be typed. */
export const Said = ({ text }: { text: string }) => (
  <>
    {text.split('`').map((part, i) =>
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never change places
      i % 2 ? <code key={i}>{part}</code> : part,
    )}
  </>
)

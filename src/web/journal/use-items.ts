import { type UseQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

/** Ways to add to a list of items and to take one out; the list is asked for anew, and what stands on it with it. */
export function useItems<Reply>(options: {
  /** Of the list. */
  queryKey: UseQueryOptions['queryKey']
  add: () => Promise<{ number: number }>
  drop: (number: number) => Promise<Reply>
  added: (number: number) => void
}) {
  const client = useQueryClient()
  const { queryKey } = options
  const key = queryKey ?? []
  const add = useMutation({
    mutationFn: options.add,
    onSuccess: async ({ number }) => {
      await client.invalidateQueries({ queryKey: key })
      options.added(number)
    },
  })
  const drop = useMutation({
    mutationFn: options.drop,
    onSuccess: (reply) => client.setQueryData(key, reply),
  })
  return { add, drop }
}

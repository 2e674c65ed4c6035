export type Charged = 'charged' | 'declined'

/**
 * Asks the provider to take the money.
 * @throws where it does not say whether it did
 */
export async function charge(key: string, order: string, cents: number): Promise<Charged> {
  const response = await fetch(`${process.env.PROVIDER_URL}/charges`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ order, cents }),
    signal: AbortSignal.timeout(1_200),
  })
  if (response.status === 201) return 'charged'
  if (response.status === 402) return 'declined'
  throw new Error(`the provider answered ${response.status}`)
}

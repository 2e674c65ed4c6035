import { describe, expect, it } from 'vitest'
import { choose } from './choose.ts'
import { bestByBruteForce, drawnInput } from './fixture.ts'
import { problemOf } from './problem.ts'

describe('beside every order of every set', () => {
  it('of what 300 small plans can move, 99 % is moved on average, in nine of ten all but a hundredth, and never less than 80 %', () => {
    const shares: number[] = []
    for (let seed = 0; seed < 300; seed++) {
      const size = { activities: 6, skills: 4, wants: 5, perWeek: 2 + (seed % 4), weeks: 2 + (seed % 5) }
      const problem = problemOf(drawnInput(seed, size))
      const before = problem.wants.reduce((sum, { worth, met }) => sum + (met ? worth : 0), 0)
      const best = bestByBruteForce(problem) - before
      const { total } = choose(problem, 'full')
      expect(total - before, `seed ${seed} is no better than the best`).toBeLessThan(best + 1e-9)
      if (best > 1e-9) shares.push((total - before) / best)
    }
    expect(shares.length).toBeGreaterThan(250)
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.99)
    expect(shares.filter((share) => share > 0.99).length / shares.length).toBeGreaterThan(0.9)
    expect(Math.min(...shares)).toBeGreaterThan(0.8)
  })
})

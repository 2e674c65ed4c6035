import { describe, expect, it } from 'vitest'
import type { Skill, Stage } from '../benchmark/benchmark.ts'
import type { Standing } from '../readiness/report.ts'
import type { Fit, Named, Requirement } from '../target/target.ts'
import { type WantsBeside, wantsOf } from './wants.ts'

const skill = (slug: string, ...stages: Stage[]) =>
  ({ slug, behaviours: stages.map((stage) => ({ id: stage, stage })) }) as unknown as Skill
const named = (parts: Partial<Named>): Named => ({
  text: '',
  span: null,
  skills: [],
  tools: [],
  certifications: [],
  ...parts,
})
const requirement = (parts: Partial<Requirement>, standing: Fit = 'missing') => ({
  ...{ id: 'r', kind: 'skill' as const, text: 'r', span: null, within: null, must: true },
  ...{ stage: 'senior' as const, years: null, skills: [], tools: [], certifications: [] },
  ...{ unknown: [], alternatives: [] },
  ...parts,
  standing,
})
const beside = (standings: Record<string, Standing> = {}): WantsBeside => ({
  skills: [skill('caching', 'mid', 'senior'), skill('messaging', 'mid'), skill('go', 'entry', 'staff')],
  standing: (slug, stage) => standings[`${slug}@${stage}`] ?? 'none',
  toolSkills: (tool) => (tool === 'kafka' ? ['messaging', 'caching'] : []),
  held: (certification) => certification === 'ckad',
})
const optionsOf = (asked: ReturnType<typeof requirement>, standings: Record<string, Standing> = {}) =>
  wantsOf([asked], beside(standings))[0]?.options.map((needs) =>
    needs.map((need) =>
      need.kind === 'skill'
        ? `${need.skill}@${need.stage} ${need.standing}`
        : `${need.certification} ${need.held ? 'held' : 'open'}`,
    ),
  )

describe('a requirement as something to work towards', () => {
  it.each<[string, ReturnType<typeof requirement>, Record<string, Standing>, string[][]]>([
    ['a skill at its stage', requirement({ skills: ['caching'] }), {}, [['caching@senior none']]],
    [
      'a skill that has nothing at that stage, at the one below',
      requirement({ skills: ['messaging', 'go'] }),
      {},
      [['messaging@mid none', 'go@entry none']],
    ],
    [
      'what stands stays as it stands',
      requirement({ skills: ['caching'] }),
      { 'caching@senior': 'claimed' },
      [['caching@senior claimed']],
    ],
    [
      'a tool, through what it is used for most',
      requirement({ tools: ['kafka'] }),
      {},
      [['messaging@mid none']],
    ],
    [
      'a tool that nothing names, though its skill is shown: no activity is about one product',
      requirement({ tools: ['kafka'] }, 'weak'),
      { 'messaging@mid': 'shown' },
      [],
    ],
    [
      'alternatives are options of their own, and one that names nothing is none',
      requirement({
        skills: ['caching', 'messaging'],
        alternatives: [named({ skills: ['caching'] }), named({ tools: ['kafka'] }), named({})],
      }),
      {},
      [['caching@senior none'], ['messaging@mid none']],
    ],
    [
      'certifications, held or not',
      requirement({ skills: ['caching'], certifications: ['ckad', 'cka'] }),
      {},
      [['caching@senior none', 'ckad held', 'cka open']],
    ],
    [
      'a skill twice counts once',
      requirement({ skills: ['messaging'], tools: ['kafka'] }),
      {},
      [['messaging@mid none']],
    ],
    ['what names nothing known', requirement({ kind: 'years' }, 'unknown'), {}, []],
    ['a skill that there is not', requirement({ skills: ['magic'] }), {}, []],
    [
      'met by the table is met in the plan',
      requirement({ skills: ['caching'], certifications: ['cka'] }, 'met'),
      {},
      [['caching@senior shown', 'cka held']],
    ],
    [
      'met and proven stays proven',
      requirement({ skills: ['caching'] }, 'met'),
      { 'caching@senior': 'proven' },
      [['caching@senior proven']],
    ],
    ['met without naming anything', requirement({ tools: ['fax'] }, 'met'), {}, [[' held']]],
  ])('%s', (_, asked, standings, options) => expect(optionsOf(asked, standings)).toEqual(options))

  it('musts stay musts', () => {
    const wants = wantsOf([requirement({}), requirement({ must: false })], beside())
    expect(wants.map(({ must }) => must)).toEqual([true, false])
  })
})

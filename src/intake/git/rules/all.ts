import { apiRules } from './api.ts'
import { codeRules } from './code.ts'
import { messageRules, pathRules } from './commits.ts'
import { deliveryRules } from './delivery.ts'
import { documentRules } from './documents.ts'
import { libraryRules } from './libraries.ts'
import { performanceRules } from './performance.ts'
import { platformRules } from './platform.ts'
import { reliabilityRules } from './reliability.ts'
import type { CommitRule, ContentRule } from './rule.ts'
import { securityRules } from './security.ts'
import { sqlRules } from './sql.ts'
import { testingRules } from './testing.ts'

/** Helm names the template before each object that it writes from a chart; those manifests nobody wrote. */
const notRendered = (rule: ContentRule): ContentRule => ({
  ...rule,
  detect: (text) => {
    const facets = rule.detect(text)
    return facets.length > 0 && /^# Source: \S+\/templates\//m.test(text.texts().after) ? [] : facets
  },
})

const aboutManifests: readonly string[] = [
  'kubernetes-manifest',
  'kubernetes-operations',
  'secret-management',
]

export const contentRules: readonly ContentRule[] = [
  ...libraryRules,
  ...codeRules,
  ...sqlRules,
  ...apiRules,
  ...securityRules,
  ...performanceRules,
  ...reliabilityRules,
  ...testingRules,
  ...deliveryRules,
  ...platformRules,
].map((rule) => (aboutManifests.includes(rule.signal) ? notRendered(rule) : rule))

export const commitRules: readonly CommitRule[] = [...pathRules, ...messageRules, ...documentRules]

/** What is counted while the history is read, since it stands in other people's commits. */
export const historySignals = ['reviewed-others', 'integrated-others-work'] as const

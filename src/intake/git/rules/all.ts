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
]

export const commitRules: readonly CommitRule[] = [...pathRules, ...messageRules, ...documentRules]

/** What is counted while the history is read, since it stands in other people's commits. */
export const historySignals = ['reviewed-others', 'integrated-others-work'] as const

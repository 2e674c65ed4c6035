import type { SignalId } from '../../../core/signal/catalogue.ts'
import type { CommitRule, OwnCommit } from './rule.ts'

/**
 * A document by its path. One that is new, or gained so many lines, was written rather than touched up:
 * a corrected link says nothing about who wrote a guide.
 */
const document = (signal: SignalId, facet: string, path: RegExp, lines: number): CommitRule => ({
  signal,
  detect: (commit: OwnCommit) => {
    const paths = commit.changes
      .filter(
        (change) =>
          change.kind === 'docs' && !change.leftOut && path.test(change.path) && change.addedLines >= lines,
      )
      .map((change) => change.path)
    return paths.length > 0 ? [{ facet, paths }] : []
  },
})

export const documentRules: CommitRule[] = [
  document(
    'upgrade-guide',
    '',
    /(^|\/)(UPGRAD(E|ING)|MIGRAT(ION(?!S\.)|ING))[\w.-]*\.(md|rst|adoc)$|(^|\/)[\w.-]*(migration(?!s\.)|upgrade|upgrading)[-_ ]?(guide|notes)?[\w.-]*\.(md|rst|adoc)$/i,
    10,
  ),
  document(
    'decision-record',
    '',
    /(^|\/)(adrs?|decisions|decision[-_]records?|architecture[-_]decisions)\/(.*\/)?(adr[-_]?)?\d+[\w .-]*\.(md|rst|adoc)$/i,
    10,
  ),
  document(
    'design-document',
    '',
    /(^|\/)(rfcs?|design[-_]?docs?|proposals|designs?)\/.+\.(md|rst|adoc)$|(^|\/)[\w-]*(design[-_]?doc|DESIGN)[\w-]*\.(md|rst|adoc)$/,
    20,
  ),
  document('security-policy', '', /(^|\/)(SECURITY|threat[-_]?model[\w-]*)(\.(md|rst|adoc|txt))?$/i, 8),
  document(
    'runbook',
    '',
    /(^|\/)(runbooks?|playbooks?)\/.+\.(md|rst|adoc)$|(^|\/)[\w-]*runbook[\w-]*\.(md|rst|adoc)$/i,
    10,
  ),
  document(
    'postmortem',
    '',
    /(^|\/)(post-?mortems?|incident-?reports?|incidents)\/.+\.(md|rst|adoc)$|(^|\/)[\w-]*post-?mortem[\w-]*\.(md|rst|adoc)$/i,
    10,
  ),
  document(
    'architecture-document',
    '',
    /(^|\/)(ARCHITECTURE|INTERNALS)[\w-]*\.(md|rst|adoc)$|(^|\/)docs?\/(.*\/)?(architecture|internals|how-it-works)[\w./-]*\.(md|rst|adoc)$/i,
    15,
  ),
  document(
    'contributor-guide',
    'contributing guide',
    /(^|\/)(CONTRIBUTING|HACKING|DEVELOPMENT)[\w-]*(\.(md|rst|adoc|txt))?$/,
    8,
  ),
  document('contributor-guide', 'governance', /(^|\/)(GOVERNANCE|MAINTAINERS)(\.(md|rst|adoc|txt))?$/, 8),
  document('contributor-guide', 'pull request template', /(^|\/)pull_request_template(\/\w+)?\.md$/i, 8),
  document('contributor-guide', 'code owners', /(^|\/)CODEOWNERS$/, 2),
]

import type { ApplicationStage } from '../../core/application/application.ts'

export const stageWords: Record<ApplicationStage, string> = {
  noted: 'Noted',
  applied: 'Applied',
  screening: 'Screening call',
  assignment: 'Assignment',
  interview: 'Interview',
  offer: 'Offer',
  accepted: 'Accepted',
  declined: 'Declined by you',
  rejected: 'Rejected',
  'no-answer': 'No answer',
}

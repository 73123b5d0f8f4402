import { type Classification, NOTHING_APPLIED } from '@app/classification';
import { judgeInjection } from '@app/llm';
import { type ResponseDraft } from '@app/response';
import { type TicketReading } from '@app/text';
import { type StepAnswer } from './step-recorder.js';

/** Why a human should doubt what a model makes of a ticket; null for an ordinary one. Holds no words of the ticket. */
export function suspicionOf({ ticket: { subject, body } }: TicketReading): string | null {
  const { suspicious, signs } = judgeInjection(`${subject}\n${body}`);
  return suspicious ? `The ticket may be speaking to a language model (${signs.join(', ')}).` : null;
}

/** A suspicious ticket is looked at by a human, whoever classified it. */
export function doubtClassification(
  answer: StepAnswer<Classification>,
  suspicion: string | null | undefined,
): typeof answer {
  if (suspicion === null || suspicion === undefined) return answer;
  return { ...answer, value: { ...answer.value, needsReview: true, autoApply: NOTHING_APPLIED }, warning: suspicion };
}

/** The reply to a suspicious ticket says so to its reviewer. */
export function doubtDraft(answer: StepAnswer<ResponseDraft>, suspicion: string | null | undefined): typeof answer {
  if (suspicion === null || suspicion === undefined) return answer;
  const check = { code: 'possible_injection', severity: 'warning', detail: suspicion, text: null } as const;
  return { ...answer, value: { ...answer.value, checks: [...answer.value.checks, check] }, warning: suspicion };
}

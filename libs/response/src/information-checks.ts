import { type DraftCheck } from './response.dto.js';

export const TOO_LITTLE_SAID: DraftCheck = {
  code: 'too_little_information',
  severity: 'warning',
  detail: 'The ticket says too little to answer; the draft asks for more detail.',
  text: null,
};

/** @param questions how the draft asks for each of them; none where a model was told to ask in its own words */
export function missingInformation(missing: readonly string[], questions: readonly string[] = []): DraftCheck[] {
  return missing.map((id, i) => ({
    code: 'missing_information',
    severity: 'warning',
    detail:
      questions[i] === undefined
        ? `The ticket does not give ${id}; the draft should ask for it.`
        : `The draft asks for ${id}, which the ticket does not give.`,
    text: questions[i] ?? null,
  }));
}

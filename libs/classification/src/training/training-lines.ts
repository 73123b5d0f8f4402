import { readFileSync } from 'node:fs';
import { type TicketText } from '@app/domain';
import { z } from 'zod';
import { modelPath } from '../model-path.js';

const trainingLine = z.strictObject({ source: z.string(), label: z.string(), text: z.string() });

/** A text of public data whose category or severity is known; a subject stands before the first blank line. */
export type TrainingLine = z.infer<typeof trainingLine>;

export function readTrainingLines(task: 'category' | 'severity'): TrainingLine[] {
  return readFileSync(modelPath(`training/${task}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => trainingLine.parse(JSON.parse(line)));
}

export function ticketOf({ text }: TrainingLine): TicketText {
  const [subject = '', ...body] = text.split('\n\n');
  return { subject, body: body.join('\n\n') };
}

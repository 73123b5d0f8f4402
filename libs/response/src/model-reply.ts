import { z } from 'zod';
import type { ReplyVariables } from './reply-variables.js';

/** What a single call answers for the reply. */
export const modelReply = z.strictObject({ reply: z.string().trim().min(1).describe('the whole reply') });
export type ModelReply = z.infer<typeof modelReply>;

/** Puts in what was not known when the reply was written. */
export function withNames(reply: string, { customer_name: name, team, response_time: time }: ReplyVariables): string {
  const greeted = name === null ? reply.replace(/^Dear \[name\]/i, 'Dear Customer').replace(/ ?\[name\]/gi, '') : reply;
  // Functions, so that a dollar sign in a name is only that.
  return greeted
    .replace(/\[name\]/gi, () => name ?? '')
    .replace(/\[team\]/gi, () => team)
    .replace(/\[response[ _]time\]/gi, () => time);
}

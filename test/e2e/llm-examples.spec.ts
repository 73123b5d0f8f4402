import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChatRequest, countTokens, eventually } from '@app/testing';
import request from 'supertest';
import { anLlmApp, type LlmApp, TICKET } from './llm-app.js';

const JUDGED = {
  subject: 'Charged twice for my renewal',
  body: 'I was charged twice for the same renewal, please look into it. Maria Lopez, maria.lopez@mail.example, ORD-88213',
  customer_email: 'maria.lopez@mail.example',
};
const MOST_TOKENS = 300;

describe.each(['parallel', 'single'])('A language model in %s', (strategy) => {
  let llm: LlmApp;
  beforeAll(async () => {
    llm = await anLlmApp({ LLM_STRATEGY: strategy });
  });
  afterAll(() => llm.close());

  /** What the model is asked for the classification of a ticket. */
  async function asked(): Promise<ChatRequest> {
    llm.server.forget();
    await llm.result();
    return llm.server.requests.find(({ messages }) => messages[0]!.content.includes('Classify the support ticket'))!;
  }
  const saidTo = ({ messages }: ChatRequest, role: string): string =>
    messages.find((message) => message.role === role)!.content;

  it('is shown how agents filed similar tickets, in few words and without what is personal', async () => {
    const before = await asked();
    expect(saidTo(before, 'user')).not.toContain('Agents filed');

    const { ticket_id: id } = await llm.result({ ticket: JUDGED });
    const feedback = { category: 'account', severity: 'low' };
    expect((await request(llm.app.server).post(`/api/v1/tickets/${id}/feedback`).send(feedback)).status).toBe(201);
    const after = await eventually(async () => {
      const next = await asked();
      return saidTo(next, 'user').includes('Agents filed') && next;
    });

    const user = saidTo(after, 'user');
    expect(user).toMatch(
      /Agents filed similar tickets as 1: category account, severity low\.[^\n]*\n<<<DATA \w+>>>\n1: Charged twice for my renewal/,
    );
    expect(user).toContain(TICKET.body);
    expect(user).not.toMatch(/maria|lopez|88213/i);
    expect(countTokens(user) - countTokens(saidTo(before, 'user'))).toBeLessThanOrEqual(MOST_TOKENS);
    expect(saidTo(after, 'system').replace(/mark[^\n]*/, '')).toBe(saidTo(before, 'system').replace(/mark[^\n]*/, ''));
    for (const { messages } of llm.server.requests)
      if (!messages[0]!.content.includes('Classify the support ticket'))
        expect(messages.at(-1)!.content).not.toContain('Agents filed');
  });
});

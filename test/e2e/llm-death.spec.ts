import { expect, it } from '@jest/globals';
import { anLlmApp, type Result, stepOf, TICKET } from './llm-app.js';

const TICKETS = 200;
const AT_ONCE = 20;
const DEADLINE_MS = 3000;

it('answers every ticket truly while the model dies half-way through', async () => {
  const llm = await anLlmApp({ WORKFLOW_TIMEOUT_SECONDS: String(DEADLINE_MS / 1000) });
  const results: Result[] = [];
  const bad: number[] = [];
  let next = 0;
  const client = async (): Promise<void> => {
    for (let n = next++; n < TICKETS; n = next++) {
      if (n === TICKETS / 2) {
        llm.server.behave('gpt-4o', 'reset');
        llm.server.behave('gpt-4o-mini', '503');
      }
      const ticket = { ...TICKET, subject: `${TICKET.subject} (${n})` };
      const { status, body } = (await llm.process({ ticket })) as { status: number; body: Result };
      if (status !== 200) bad.push(status);
      results.push(body);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, client));

  expect(bad).toEqual([]);
  expect(results).toHaveLength(TICKETS);
  for (const result of results) {
    const classified = stepOf(result, 'classification');
    const replied = stepOf(result, 'response_generation');
    const fellBack = result.workflow_steps.some(({ fallback_used: used }) => used);
    expect(result.status).toBe(fellBack ? 'degraded' : 'completed');
    expect(result.classification.source).toBe(classified.model === null ? 'rules' : 'llm');
    expect(result.response_draft.source).toBe(replied.model === null ? 'template' : 'llm');
    for (const step of [classified, replied]) expect(step.fallback_used).toBe(step.fallback_reason !== null);
    expect(result.total_duration_ms).toBeLessThanOrEqual(DEADLINE_MS);
  }
  const byModel = results.filter(({ status }) => status === 'completed').length;
  expect(byModel).toBeGreaterThanOrEqual(TICKETS / 2 - AT_ONCE);
  expect(byModel).toBeLessThanOrEqual(TICKETS / 2 + AT_ONCE);
  expect((await llm.get('/health')).body).toMatchObject({
    status: 'degraded',
    checks: { llm: { status: 'degraded', detail: expect.stringContaining('gpt-4o') } },
  });
  expect((await llm.get('/api/v1/tickets')).body).toMatchObject({ total: TICKETS });
  await llm.close();
});

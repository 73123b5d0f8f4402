import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { type AddressInfo } from 'node:net';
import { eventually } from '@app/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { anLlmApp, hungUp, type LlmApp, MODEL_REPLY, type Result, type Step, stepOf, TICKET } from './llm-app.js';

interface Event {
  readonly event: string;
  readonly data: unknown;
}

/** As a browser's EventSource reads it. */
function eventsIn(text: string): Event[] {
  return text
    .split('\n\n')
    .filter((block) => block.trim() !== '' && !block.startsWith(':'))
    .map((block) => {
      const lines = block.split('\n').map((line) => /^(event|data): (.*)$/.exec(line)!);
      const field = (name: string): string => lines.find(([, each]) => each === name)![2]!;
      return { event: field('event'), data: JSON.parse(field('data')) as unknown };
    });
}

describe('A streamed ticket', () => {
  let llm: LlmApp;
  beforeAll(async () => {
    llm = await anLlmApp();
  });
  afterAll(() => llm.close());
  afterEach(() => llm.server.forget());

  const open = async (body: object = { ticket: TICKET }, headers = {}): Promise<IncomingMessage> => {
    const { port } = llm.app.server.address() as AddressInfo;
    const request = httpRequest({
      port,
      method: 'POST',
      path: '/api/v1/workflow/process',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    });
    request.end(JSON.stringify(body));
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return response.setEncoding('utf8');
  };
  const read = async (response: IncomingMessage): Promise<Event[]> => {
    let text = '';
    for await (const piece of response) text += String(piece);
    return eventsIn(text);
  };
  const draftIn = (events: readonly Event[]): string =>
    events.reduce(
      (draft, { event, data }) =>
        event === 'draft' ? draft + (data as { text: string }).text : event === 'draft_restart' ? '' : draft,
      '',
    );

  it('tells of each step as it ends, of the reply as it is written, and gives the whole result at the end', async () => {
    const response = await open();
    expect(response.statusCode).toBe(200);
    expect(response.headers).toMatchObject({
      'content-type': expect.stringMatching(/^text\/event-stream/),
      'cache-control': 'no-cache',
      'x-accel-buffering': 'no',
    });
    const events = await read(response);
    const last = events.at(-1)!;
    const result = last.data as Result;
    expect(last.event).toBe('result');
    expect(events.filter(({ event }) => event === 'result')).toHaveLength(1);
    const steps = events.filter(({ event }) => event === 'step').map(({ data }) => data as Step);
    expect(steps.map(({ step_name }) => step_name).sort()).toEqual(
      result.workflow_steps.map(({ step_name }) => step_name).sort(),
    );
    for (const step of steps) expect(stepOf(result, step.step_name)).toEqual(step);
    expect(draftIn(events)).toBe(MODEL_REPLY);
    expect(result.response_draft.content).toBe(MODEL_REPLY);
    expect((await llm.get(`/api/v1/tickets/${result.ticket_id}`)).status).toBe(200);
  });

  it('takes back a reply that the model did not finish', async () => {
    llm.server.behave('gpt-4o', 'stream-without-end-mark');
    const events = await read(await open());
    expect(events.map(({ event }) => event)).toContain('draft_restart');
    expect(draftIn(events)).toBe((events.at(-1)!.data as Result).response_draft.content);
  });

  it('refuses with a problem what it would refuse without a stream', async () => {
    const response = await open({ ticket: {} });
    expect(response.statusCode).toBe(422);
    expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
    response.resume();
  });

  it('replays under an Idempotency-Key the result alone', async () => {
    const key = { 'idempotency-key': 'streamed-once' };
    const first = await read(await open(undefined, key));
    const again = await open(undefined, key);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(await read(again)).toEqual([first.at(-1)]);
  });

  it.each(['text/event-stream', 'application/json'])(
    'stops the model when a caller who accepts %s goes away, and stores what the rules say',
    async (accept) => {
      for (const model of ['gpt-4o', 'gpt-4o-mini']) llm.server.behave(model, 'silent');
      const total = async (): Promise<number> => ((await llm.get('/api/v1/tickets')).body as { total: number }).total;
      const before = await total();
      const { port } = llm.app.server.address() as AddressInfo;
      const request = httpRequest({
        port,
        method: 'POST',
        path: '/api/v1/workflow/process',
        headers: { 'content-type': 'application/json', accept },
      });
      request.on('error', () => undefined);
      request.end(JSON.stringify({ ticket: TICKET }));
      await eventually(() => llm.server.open >= 2, { everyMs: 2 });
      const leftAt = performance.now();
      request.destroy();
      await hungUp(llm.server);
      // Three sockets on a busy machine; the model's own hanging up is measured where it is done.
      expect(performance.now() - leftAt).toBeLessThan(500);
      await eventually(async () => (await total()) === before + 1);
      const { items } = (await llm.get('/api/v1/tickets?page_size=1')).body as { items: { triage_status: string }[] };
      expect(items[0]!.triage_status).toBe('degraded');
    },
  );
});

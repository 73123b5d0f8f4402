import { eventually } from '@app/testing';
import request, { type Response } from 'supertest';
import { type TestApp } from './an-app.js';

const PROCESS = '/api/v1/workflow/process';

export interface Answer {
  readonly ticket_id: string;
  readonly classification: {
    readonly category: string;
    readonly category_confidence: number;
    readonly source: string;
    readonly auto_apply: { readonly category: boolean; readonly severity: boolean };
  };
}

export interface RunResult {
  readonly task: string;
  readonly verdict: string;
  readonly version: number | null;
  readonly corrections: number;
  readonly left_out: readonly { readonly class: string; readonly corrections: number }[];
  readonly macro_f1: number;
  readonly macro_f1_in_force: number;
}

/** Words that no rule knows, in sentences of a few shapes: what a desk has a name of its own for. */
const SUBJECTS: readonly (readonly string[])[] = [
  ['glimmer lamp', 'glimmer bulb', 'glimmer shade', 'glimmer socket'],
  ['zephyr fan', 'zephyr blade', 'zephyr motor', 'zephyr filter'],
  ['quartz clock', 'quartz dial', 'quartz hand', 'quartz strap'],
];
const SHAPES = ['about the', 'something on the', 'hello, the', 'good day, our', 'one more thing on the'];

/** Tickets of the n-th kind; the same number gives the same ones. */
export function ticketsOfKind(kind: number, count: number): { subject: string; body: string }[] {
  const own = SUBJECTS[kind % SUBJECTS.length]!;
  return Array.from({ length: count }, (_, i) => {
    const subject = own[i % own.length]!;
    return { subject: `The ${subject}`, body: `${SHAPES[i % SHAPES.length]!} ${subject} in room ${i + 1}` };
  });
}

/** A desk that talks to the service over HTTP. */
export class Desk {
  constructor(private readonly app: TestApp) {}

  get(path: string): Promise<Response> {
    return Promise.resolve(request(this.app.server).get(path));
  }

  post(path: string, body?: object): Promise<Response> {
    return Promise.resolve(request(this.app.server).post(path).send(body));
  }

  async ask(ticket: { subject: string; body: string }): Promise<Answer> {
    const { body } = (await this.post(PROCESS, { ticket })) as { body: Answer };
    return body;
  }

  async correct(ticketId: string, feedback: object): Promise<Response> {
    return this.post(`/api/v1/tickets/${ticketId}/feedback`, feedback);
  }

  /** Posts so many tickets of each kind and gives every kind a category. */
  async teach(categories: readonly string[], each = 20): Promise<void> {
    for (const [kind, category] of categories.entries())
      for (const ticket of ticketsOfKind(kind, each))
        await this.correct((await this.ask(ticket)).ticket_id, { category });
  }

  /** What a run made of the categories. */
  async train(): Promise<RunResult> {
    const { status, body } = (await this.post('/api/v1/learning/train')) as { status: number; body: { id: string } };
    if (status !== 202) throw new Error(`train answered ${status}`);
    return this.resultOf(body.id);
  }

  async resultOf(runId: string): Promise<RunResult> {
    return eventually(
      async () => {
        const { body: run } = (await this.get(`/api/v1/learning/runs/${runId}`)) as {
          body: { status: string; error: string | null; results: RunResult[] | null };
        };
        if (run.status === 'failed') throw new Error(run.error ?? '');
        return run.results?.find(({ task }) => task === 'category');
      },
      { withinMs: 30_000 },
    );
  }

  async activate(version: number, body?: object): Promise<Response> {
    return this.post(`/api/v1/learning/models/${version}/activate`, body);
  }
}

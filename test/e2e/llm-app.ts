import { aChatServer, type ChatRequest, type ChatServer, eventually } from '@app/testing';
import request, { type Response } from 'supertest';
import { anApp, type TestApp } from './an-app.js';

/** What the stand-in says where it is asked well; each stage is told by the shape that its prompt shows. */
export const MODEL_CLASSIFICATION = {
  category: 'billing',
  category_confidence: 0.93,
  severity: 'high',
  severity_confidence: 0.9,
  evidence: [{ quote: 'charged twice', supports: 'billing' }],
  reasoning: 'The customer was charged twice.',
};
export const MODEL_EXTRACTION = { fields: [{ name: 'order_id', value: ['ORD-4711'] }] };
export const MODEL_REPLY = [
  'Hi,',
  'thank you for telling us about order ORD-4711. We understand that the same order was charged twice, and that you would like us to look into it.',
  'Our billing team compares the charges with the order and with what the bank shows. You need not do anything meanwhile, and nothing else will be taken for this order while we look. If something is unclear, we ask you in this conversation.',
  'You hear from us within 4 hours.',
  'Best regards,\nBilling Team',
].join('\n\n');

export const TICKET = {
  subject: 'Charged twice for order ORD-4711',
  body: 'I was charged twice for the same order. Please look into it.',
};

export function goodAnswer({ messages }: ChatRequest): unknown {
  const system = messages.find(({ role }) => role === 'system')?.content ?? '';
  if (system.includes('## '))
    return { classification: MODEL_CLASSIFICATION, extraction: MODEL_EXTRACTION, response: { reply: MODEL_REPLY } };
  if (system.includes('"category_confidence"')) return MODEL_CLASSIFICATION;
  return system.includes('"fields"') ? MODEL_EXTRACTION : MODEL_REPLY;
}

export interface Step {
  readonly step_name: string;
  readonly status: string;
  readonly fallback_used: boolean;
  readonly fallback_reason: string | null;
  readonly model: string | null;
  readonly tokens_used: number | null;
  readonly cost_usd: number | null;
  readonly attempts: number | null;
  readonly prompt_version: string | null;
  readonly latency_ms: number | null;
  readonly warning: string | null;
}

export interface Result {
  readonly ticket_id: string;
  readonly status: string;
  readonly classification: { readonly source: string; readonly category: string; readonly needs_review: boolean };
  readonly extracted_fields: { readonly fields: readonly { readonly name: string; readonly source: string }[] };
  readonly response_draft: {
    readonly content: string;
    readonly source: string;
    readonly checks: readonly { readonly code: string; readonly severity: string }[];
  };
  readonly routing: { readonly team: string };
  readonly workflow_steps: readonly Step[];
  readonly total_duration_ms: number;
}

/** A service that asks a stand-in of its own. */
export interface LlmApp {
  readonly app: TestApp;
  readonly server: ChatServer;
  process(body?: object, headers?: Record<string, string>): Promise<Response>;
  result(body?: object): Promise<Result>;
  get(path: string): Promise<Response>;
  close(): Promise<void>;
}

export const KEY = 'sk-very-secret-key';

/** @param model its name picks the stand-in's behaviour */
export async function anLlmApp(
  environment: Record<string, string> = {},
  answer: (request: ChatRequest) => unknown = goodAnswer,
): Promise<LlmApp> {
  const server = await aChatServer({ answer });
  const app = await anApp({
    LLM_PROVIDER: 'openai-compatible',
    LLM_BASE_URL: server.url,
    LLM_API_KEY: KEY,
    DEFAULT_MODEL: 'gpt-4o',
    FALLBACK_MODEL: 'gpt-4o-mini',
    ...environment,
  });
  const process = (body: object = { ticket: TICKET }, headers: Record<string, string> = {}): Promise<Response> =>
    Promise.resolve(request(app.server).post('/api/v1/workflow/process').set(headers).send(body));
  return {
    app,
    server,
    process,
    result: async (body) => (await process(body)).body as Result,
    get: (path) => Promise.resolve(request(app.server).get(path)),
    close: async () => {
      await app.close();
      await server.close();
    },
  };
}

export const stepOf = ({ workflow_steps: steps }: Pick<Result, 'workflow_steps'>, name: string): Step =>
  steps.find(({ step_name }) => step_name === name)!;

/** Nothing hangs on the stand-in any more. */
export const hungUp = (server: ChatServer): Promise<boolean> =>
  eventually(() => server.open === 0, { withinMs: 2000, everyMs: 5 });

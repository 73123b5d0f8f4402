import { LlmError } from './llm-error.js';
import { providerError } from './provider-error.js';

type Json = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPresent = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';

/** @throws LlmError unless the body of a 200 is a whole answer in text */
export function assertWholeAnswer(body: unknown): void {
  const choice = firstChoice(body);
  const message = isRecord(choice.message) ? choice.message : {};
  assertText(message);
  assertEnded(choice.finish_reason);
  const { content } = message;
  if (typeof content !== 'string' || content.trim() === '') throw new LlmError('no_answer');
}

/** @throws LlmError for a piece of a stream that is no piece of an answer */
export function assertPiece(body: unknown): void {
  if (!isRecord(body)) throw new LlmError('garbled');
  if (isPresent(body.error)) throw providerError(undefined, body);
  const [choice] = Array.isArray(body.choices) ? (body.choices as unknown[]) : [];
  if (!isRecord(choice)) return;
  if (isPresent(choice.error)) throw providerError(undefined, choice);
  if (isRecord(choice.delta)) assertText(choice.delta);
}

/** @throws LlmError unless the model says that it came to its end by itself */
export function assertEnded(finishReason: unknown): void {
  switch (finishReason) {
    case undefined:
    case null:
    case '':
      throw new LlmError('truncated');
    case 'length':
    case 'max_tokens':
      throw new LlmError('length');
    case 'content_filter':
      throw new LlmError('content_filter');
    case 'tool_calls':
    case 'function_call':
      throw new LlmError('tool_call');
    case 'error':
      throw new LlmError('server_error');
    default:
  }
}

function firstChoice(body: unknown): Json {
  if (!isRecord(body)) throw new LlmError('garbled');
  if (isPresent(body.error)) throw providerError(undefined, body);
  const choices = body.choices;
  if (!Array.isArray(choices)) throw new LlmError('garbled');
  const [choice] = choices as unknown[];
  if (!isRecord(choice)) throw new LlmError('no_answer');
  if (isPresent(choice.error)) throw providerError(undefined, choice);
  return choice;
}

function assertText(message: Json): void {
  if (isPresent(message.refusal)) throw new LlmError('refusal');
  if (isPresent(message.tool_calls) || isPresent(message.function_call)) throw new LlmError('tool_call');
}

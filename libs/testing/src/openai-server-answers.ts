import { type Exchange, sendAnswer } from './openai-server-exchange.js';

type Behaviour = (exchange: Exchange) => void;
type Fields = Record<string, unknown>;

/** The good answer changed; an answer that is no JSON object stands as if it were one. */
const changed =
  (change: (fields: Fields) => string): Behaviour =>
  (exchange) =>
    sendAnswer(exchange, change(fieldsOf(exchange.answer)));

function fieldsOf(answer: string): Fields {
  try {
    return JSON.parse(answer) as Fields;
  } catch {
    return { text: answer };
  }
}

const mapped = (fields: Fields, map: (value: unknown, key: string) => unknown): Fields =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, map(value, key)]));

function withDuplicate(fields: Fields): string {
  const [key, value] = Object.entries(fields)[0] ?? ['key', 'value'];
  return `{${JSON.stringify(key)}:"twice",${JSON.stringify(key)}:${JSON.stringify(value)},${JSON.stringify(fields).slice(1)}`;
}

const saidBy = ({ request }: Exchange, role: string): string =>
  request.messages
    .filter((message) => message.role === role)
    .map(({ content }) => content)
    .join('\n');

const TOOL_CALL = { id: 'call_1', index: 0, type: 'function', function: { name: 'close_ticket', arguments: '{}' } };

/** What a model can say, good and bad, by its name. */
export const ANSWERS: Readonly<Record<string, Behaviour>> = {
  ok: (exchange) => sendAnswer(exchange, exchange.answer),
  'no-usage': (exchange) => sendAnswer(exchange, exchange.answer, { usage: null }),
  'with-cost': (exchange) =>
    sendAnswer(exchange, exchange.answer, { usage: { prompt_tokens: 10, completion_tokens: 5, cost: 0.0042 } }),
  'empty-text': (exchange) => sendAnswer(exchange, ''),
  'blank-text': (exchange) => sendAnswer(exchange, ' \n '),
  'null-content': (exchange) => sendAnswer(exchange, '', { message: { role: 'assistant', content: null } }),
  refusal: (exchange) =>
    sendAnswer(exchange, '', { message: { role: 'assistant', content: null, refusal: 'I cannot help with that.' } }),
  'content-filter': (exchange) => sendAnswer(exchange, '', { reason: 'content_filter' }),
  length: (exchange) => sendAnswer(exchange, exchange.answer.slice(0, -3), { reason: 'length' }),
  'length-of-whole-json': (exchange) => sendAnswer(exchange, exchange.answer, { reason: 'length' }),
  'tool-call': (exchange) =>
    sendAnswer(exchange, '', {
      reason: 'tool_calls',
      message: { role: 'assistant', content: null, tool_calls: [TOOL_CALL] },
    }),
  fenced: (exchange) => sendAnswer(exchange, `\`\`\`json\n${exchange.answer}\n\`\`\``),
  'prose-around': (exchange) =>
    sendAnswer(exchange, `Sure! I looked at {the ticket} and found:\n\n${exchange.answer}\n\nAnything else?`),
  'thinks-aloud': (exchange) => sendAnswer(exchange, `<think>{"draft": true}</think>${exchange.answer}`),
  'cut-json': (exchange) => sendAnswer(exchange, exchange.answer.slice(0, -2)),
  'no-json': (exchange) => sendAnswer(exchange, 'This is a billing matter, I would say.'),
  'top-level-array': (exchange) => sendAnswer(exchange, `[1, 2, 3]`),
  'wrong-shape': changed(() => '{"verdict": {"is": "unclear"}}'),
  'extra-keys': changed((fields) => JSON.stringify({ ...fields, team: 'ceo', __proto__x: 1, note: 'mind me' })),
  'unknown-enum': changed((fields) =>
    JSON.stringify(mapped(fields, (value) => (typeof value === 'string' ? 'made_up' : value))),
  ),
  'numbers-as-strings': changed((fields) =>
    JSON.stringify(mapped(fields, (value) => (typeof value === 'number' ? String(value) : value))),
  ),
  'nan-scores': changed((fields) =>
    JSON.stringify(mapped(fields, (value) => (typeof value === 'number' ? '@' : value))).replaceAll('"@"', 'NaN'),
  ),
  'nan-strings': changed((fields) =>
    JSON.stringify(mapped(fields, (value) => (typeof value === 'number' ? 'NaN' : value))),
  ),
  'scores-out-of-range': changed((fields) =>
    JSON.stringify(mapped(fields, (value) => (typeof value === 'number' ? 7.5 : value))),
  ),
  'duplicate-keys': changed(withDuplicate),
  'deep-nesting': (exchange) => sendAnswer(exchange, `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`),
  'wrong-language': changed((fields) =>
    JSON.stringify(mapped(fields, (value) => (typeof value === 'string' ? 'оплата и счета' : value))),
  ),
  'echoes-prompt': (exchange) => sendAnswer(exchange, saidBy(exchange, 'system')),
  'obeys-attacker': (exchange) =>
    sendAnswer(exchange, demanded(saidBy(exchange, 'user')) ?? saidBy(exchange, 'system')),
  'mends-itself': (exchange) => sendAnswer(exchange, exchange.earlier === 0 ? '{"wrong": 1}' : exchange.answer),
};

/** A model without a will of its own says what the ticket wants it to say: the last JSON object that stands in it. */
function demanded(ticket: string): string | undefined {
  const start = ticket.lastIndexOf('\n{');
  const end = ticket.indexOf('}', start);
  return start === -1 || end === -1 ? undefined : ticket.slice(start + 1, end + 1);
}

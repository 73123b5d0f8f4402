import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ServerProcess } from './server-process.js';

// Posts real texts to the built service and looks for what must never happen. Arguments: JSON-lines files with
// {"text"} or {"title", "body"}, and --limit N (by default 1000 in all, evenly from the files).

interface Span {
  readonly start: number;
  readonly end: number;
  readonly source: 'subject' | 'body';
}
interface Result {
  readonly ticket_id: string;
  readonly status: string;
  readonly duplicate_of: string | null;
  readonly classification: { readonly evidence: readonly (Span & { readonly text: string })[] };
  readonly extracted_fields: {
    readonly fields: readonly { readonly source_span: string | null; readonly spans: readonly Span[] }[];
  };
}
interface Ticket {
  readonly subject: string;
  readonly body: string;
}

const LONGEST_SUBJECT = 200;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

function ticketsFrom(file: string, count: number): Ticket[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const step = Math.max(1, Math.floor(lines.length / count));
  return lines
    .filter((_, index) => index % step === 0)
    .slice(0, count)
    .map(toTicket);
}

function toTicket(line: string): Ticket {
  const { text, title, body } = JSON.parse(line) as { text?: string; title?: string; body?: string };
  const [first = '', ...rest] = (text ?? '').split('\n\n');
  const subject = (title ?? first).slice(0, LONGEST_SUBJECT).trim() || 'No subject';
  return {
    subject,
    body: (body ?? (rest.length > 0 ? rest.join('\n\n') : (text ?? ''))).slice(0, 50_000).trim() || subject,
  };
}

async function post(url: string, ticket: Ticket & { external_id: string }): Promise<Result> {
  const response = await fetch(`${url}/api/v1/workflow/process`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ticket }),
  });
  if (response.status !== 200) throw new Error(`answered ${response.status}`);
  return (await response.json()) as Result;
}

/** What is wrong with an answer, if anything. */
function complaints(ticket: Ticket, { status, classification, extracted_fields: { fields } }: Result): string[] {
  const at = ({ source, start, end }: Span): string => ticket[source].slice(start, end);
  return [
    ...(status === 'completed' ? [] : [`status ${status}`]),
    ...classification.evidence
      .filter((each) => at(each) !== each.text)
      .map(({ text }) => `evidence is not at its place: ${text}`),
    ...fields
      .filter(({ source_span, spans }) => spans[0] === undefined || at(spans[0]) !== source_span)
      .map(() => 'a span is off'),
    ...fields.flatMap(({ spans }) => spans.filter((span) => at(span) === '').map(() => 'a span is empty')),
  ];
}

async function checkAll(url: string, tickets: readonly Ticket[]): Promise<string[]> {
  const wrong: string[] = [];
  let recognised = 0;
  for (const [index, ticket] of tickets.entries()) {
    const external_id = `real-${index}`;
    try {
      const result = await post(url, { ...ticket, external_id });
      wrong.push(...complaints(ticket, result).map((complaint) => `${index}: ${complaint}`));
      const found = (await (await fetch(`${url}/api/v1/tickets?external_id=${external_id}`)).json()) as {
        items: { id: string }[];
      };
      if (found.items[0]?.id !== result.ticket_id) wrong.push(`${index}: not found again`);
      const again = await post(url, { ...ticket, external_id: `${external_id}-again` });
      if (again.duplicate_of !== null) recognised += 1;
    } catch (error) {
      wrong.push(`${index}: ${String(error)}`);
    }
    if (process.stderr.isTTY) process.stderr.write(`\r${index + 1} of ${tickets.length}`);
  }
  say(`${tickets.length} texts posted twice; re-posts recognised as duplicates: ${recognised} of ${tickets.length}`);
  return wrong;
}

const args = process.argv.slice(2);
const limitAt = args.indexOf('--limit');
const limit = limitAt < 0 ? 1000 : Number(args[limitAt + 1]);
const files = limitAt < 0 ? args : args.toSpliced(limitAt, 2);
if (files.length === 0) {
  say('usage: npm run real-input -- FILE.jsonl [FILE.jsonl ...] [--limit N]');
  process.exit(2);
}
const tickets = files.flatMap((file) => ticketsFrom(file, Math.ceil(limit / files.length))).slice(0, limit);
const service = await ServerProcess.start(fileURLToPath(new URL('../../apps/api/src/main.js', import.meta.url)), {
  port: 18_104,
  readyPath: '/health/ready',
  env: { DATABASE_URL: process.env.DATABASE_URL ?? '' },
});
try {
  const wrong = await checkAll(service.url, tickets);
  say(
    wrong.length === 0
      ? 'nothing wrong: every text answered, stored, found again, every span at its place'
      : wrong.join('\n'),
  );
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  await service.stop();
}

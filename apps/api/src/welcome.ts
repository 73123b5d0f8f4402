import { type Env } from '@app/platform';

const EXAMPLE = {
  ticket: {
    subject: 'Application crashes on startup',
    body: 'It keeps crashing with error code ERR-5003. This is urgent!',
    customer_email: 'john.doe@example.com',
  },
};

/** Tells whoever started the service where it is and what it works with; on stderr, since stdout is for log lines. */
export function welcome({
  url,
  database,
  intelligence,
}: {
  url: string;
  database: string;
  intelligence: string;
}): void {
  process.stderr.write(
    [
      '',
      `  API docs      ${url}/docs`,
      `  Database      ${database}`,
      `  Intelligence  ${intelligence}`,
      '',
      '  Try it:',
      '',
      `  curl -s ${url}/api/v1/workflow/process \\`,
      `    -H 'content-type: application/json' \\`,
      `    -d '${JSON.stringify(EXAMPLE)}'`,
      '',
      '',
    ].join('\n'),
  );
}

/** Honest about a key that is set and not used yet. */
export function describeIntelligence({ OPENROUTER_API_KEY, OPENAI_API_KEY }: Env): string {
  const hasKey = OPENROUTER_API_KEY !== undefined || OPENAI_API_KEY !== undefined;
  return hasKey ? 'rules (this version does not ask a language model yet; the key is not used)' : 'rules';
}

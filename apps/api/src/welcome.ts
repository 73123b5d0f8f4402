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

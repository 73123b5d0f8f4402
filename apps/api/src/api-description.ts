import { type ApiDescription, packageVersion } from '@app/platform';

/** What the API says of itself at /docs. */
export const API_DESCRIPTION: ApiDescription = {
  title: 'Ticket triage',
  description: [
    "A support desk's backend posts a ticket and gets back its category and severity with the evidence for them, the facts",
    'in the text with their offsets, a reply draft, the team, priority and SLA, and the likely duplicates.',
    '',
    'Every result names who answered in `source`; `workflow_steps` tells the truth about each step. Errors are',
    '`application/problem+json` (RFC 9457). Every answer carries `X-Request-Id`.',
  ].join('\n'),
  version: packageVersion,
  tags: [
    { name: 'workflow', description: 'Triage a ticket, whole or stage by stage.' },
    { name: 'tickets', description: 'Tickets that were triaged: find, read, move on.' },
    { name: 'duplicates', description: 'Older tickets that say the same: search, threshold.' },
    { name: 'incidents', description: 'Several customers who report one thing: what goes on, who reports it.' },
    { name: 'learning', description: 'What the desk teaches: models, how good they are, which answer.' },
    { name: 'usage', description: 'What language models took.' },
    { name: 'system', description: 'What the service is and how it is.' },
  ],
  schemas: {
    Span: "A place in the ticket's text as sent, in UTF-16 code units.",
    Evidence: 'A place in the ticket that speaks for a category or a severity.',
  },
};

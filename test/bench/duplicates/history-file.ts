import { open } from 'node:fs/promises';
import { Progress } from '../../../apps/cli/src/output/progress.js';
import { type TicketStream } from './ticket-stream.js';

const LINES_AT_ONCE = 1_000;

/** Writes all tickets as an export that `npm run import` reads. */
export async function writeHistory(file: string, stream: TicketStream): Promise<void> {
  const handle = await open(file, 'w');
  const progress = new Progress(stream.size);
  try {
    for (let start = 0; start < stream.size; start += LINES_AT_ONCE) {
      const lines: string[] = [];
      for (let place = start; place < Math.min(stream.size, start + LINES_AT_ONCE); place += 1) {
        lines.push(`${lineOf(stream, place)}\n`);
        progress.read(1);
        progress.step();
      }
      await handle.write(lines.join(''));
    }
  } finally {
    progress.stop();
    await handle.close();
  }
}

function lineOf(stream: TicketStream, place: number): string {
  const { externalId, createdAt, subject, body, customerId, customerEmail } = stream.ticket(place);
  return JSON.stringify({
    id: externalId,
    created_at: createdAt,
    subject,
    body,
    customer_id: customerId,
    customer_email: customerEmail,
  });
}

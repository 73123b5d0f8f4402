import { type Command, InvalidArgumentError } from 'commander';
import { type EmbedOptions } from './embed/embed.js';

const NOTES = `
Newest tickets first. Safe beside the running service, which gives new tickets theirs by itself; with the embedded
database stop the service first: one process at a time may open it. After an error, a kill or Ctrl-C run it again: it goes
on where it stopped.

Examples:
  npm run embed
  npm run embed -- --batch 256
  npm run embed -- --forget-others     # after EMBEDDINGS_MODEL was changed
`;

const MOST = 2048;

/** `embed`: asks EMBEDDINGS_MODEL for the vectors of tickets that have none. */
export function addEmbed(program: Command): void {
  program
    .command('embed')
    .description(
      'Gives all stored tickets a vector of EMBEDDINGS_MODEL, by which duplicates are found by their meaning.',
    )
    .option('--batch <texts>', `texts in one call, at most ${MOST}`, batchSize, 64)
    .option('--forget-others', 'at the end, drop the vectors of other models', false)
    .addHelpText('after', NOTES)
    .action(async (options: EmbedOptions) => (await import('./embed/embed.js')).embed(options));
}

function batchSize(value: string): number {
  const size = Number(value);
  if (!Number.isInteger(size) || size < 1 || size > MOST)
    throw new InvalidArgumentError(`it is a whole number from 1 to ${MOST}`);
  return size;
}

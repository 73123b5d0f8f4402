import { type Command } from 'commander';
import { type DuplicatesOptions } from './evaluate/duplicates.evaluation.js';
import { addClassificationEvaluations } from './evaluate/classification.evaluation.js';
import { addExtractionEvaluation } from './evaluate/extraction.evaluation.js';
import { addIntentEvaluation } from './evaluate/intents.evaluation.js';
import { addLearningEvaluation } from './evaluate/learning.evaluation.js';
import { fileList, wholeNumber } from './evaluate/options.js';

const EXAMPLES = `
Examples:
  npm run evaluate -- classification --in tickets.jsonl
  npm run evaluate -- classification --in export.csv --subject-column Title --body-column Text --label-column Type --report report
  npm run evaluate -- severity --in march.jsonl,april.jsonl --by team --out predictions.jsonl
  npm run evaluate -- extraction --in marked.jsonl
  npm run evaluate -- classification --in labelled.jsonl --backlog last-year.jsonl
  npm run evaluate -- intents --train labelled.jsonl --in held-out.jsonl
  npm run evaluate -- intents --in labelled.jsonl --hold-out 0.2
  npm run evaluate -- learning --in labelled.jsonl --corrections 50,200
  npm run evaluate -- duplicates --reports 2023.jsonl,2024.jsonl --queries known.jsonl --out found.jsonl --links 50
`;

/** `evaluate`, with a command of its own for each task. */
export function addEvaluate(program: Command): void {
  const evaluate = program
    .command('evaluate')
    .description('Says how good the service is on labelled tickets, by the same code that answers requests.')
    .addHelpText('afterAll', EXAMPLES);
  addClassificationEvaluations(evaluate);
  addExtractionEvaluation(evaluate);
  addIntentEvaluation(evaluate);
  addLearningEvaluation(evaluate);
  evaluate
    .command('duplicates')
    .description(
      'How well older duplicates are found: reports {id, created, title, body} in a database in memory, queries {query_id, relevant}. Each query is asked at its own time; only older reports count.',
    )
    .requiredOption('--reports <files>', 'the reports, JSONL or CSV; several files separated by commas', fileList)
    .requiredOption(
      '--queries <files>',
      'the ids of the reports to search for, each with its older duplicates',
      fileList,
    )
    .option('--out <file>', 'write {query_id, ranked: [[id, score], ...]} there, the 20 best each, as JSON lines')
    .option(
      '--links <number>',
      'agents judge the best matches of so many tickets: what the threshold fitted to that is worth on the queries after',
      wholeNumber,
    )
    // The whole application, which few other commands need.
    .action(async (options: DuplicatesOptions) =>
      (await import('./evaluate/duplicates.evaluation.js')).evaluateDuplicates(options),
    );
}

import { type Command } from 'commander';
import { addClassificationEvaluations } from './evaluate/classification.evaluation.js';
import { addExtractionEvaluation } from './evaluate/extraction.evaluation.js';
import { addIntentEvaluation } from './evaluate/intents.evaluation.js';
import { addLearningEvaluation } from './evaluate/learning.evaluation.js';

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
}

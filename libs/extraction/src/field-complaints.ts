import { type Complaint } from '@app/platform';
import { compilePattern } from './detectors/pattern.detector.js';
import { type FieldDefinition } from './field-definition.js';
import { Field } from './field.js';
import { findFields } from './find-fields.js';

type Definitions = Readonly<Record<string, FieldDefinition>>;

/** What the schema cannot say: patterns that compile, sources that exist, examples that are found. */
export function fieldComplaints(definitions: Definitions): Complaint[] {
  const complaints = Object.entries(definitions).flatMap(([name, definition]) => [
    ...missingSource(name, definition),
    ...badPatterns(name, definition),
  ]);
  // Only fields that compile can be tried on their examples.
  return complaints.length > 0 ? complaints : missedExamples(definitions);
}

function missingSource(name: string, { detector, patterns, words }: FieldDefinition): Complaint[] {
  if (detector ?? patterns ?? words) return [];
  return [{ path: ['fields', name], message: 'says nowhere how to find it; give it a detector, patterns or words' }];
}

function badPatterns(name: string, { patterns = [] }: FieldDefinition): Complaint[] {
  return patterns.flatMap((pattern, i) => {
    try {
      compilePattern(pattern);
      return [];
    } catch (error) {
      const message = `the pattern ${pattern} is refused: ${(error as Error).message} (RE2 syntax, no backreferences or lookarounds)`;
      return [{ path: ['fields', name, 'patterns', i], message }];
    }
  });
}

function missedExamples(definitions: Definitions): Complaint[] {
  const fields = Object.entries(definitions).map(([name, definition]) => new Field(name, definition));
  return fields.flatMap((field) =>
    (definitions[field.name]?.examples ?? []).flatMap((example, i) => {
      const problem = exampleProblem(fields, field, example);
      return problem === null ? [] : [{ path: ['fields', field.name, 'examples', i], message: problem }];
    }),
  );
}

function exampleProblem(fields: readonly Field[], field: Field, example: string): string | null {
  const found = findFields(fields, example).filter(({ problem }) => problem === undefined);
  if (found.some((finding) => finding.field === field)) return null;
  const alone = field.find(example)[0];
  if (alone === undefined) return `the field does not find anything in its example "${example}"`;
  if (alone.problem !== undefined)
    return `the example "${example}" is refused by the field's own check: ${alone.problem}`;
  const taker = found.find(({ start, end }) => start < alone.end && alone.start < end)?.field.name;
  return taker === undefined
    ? `the example "${example}" is part of an address, a time or a card number`
    : `${taker} stands higher in the file and takes the example "${example}"; move this field above it`;
}

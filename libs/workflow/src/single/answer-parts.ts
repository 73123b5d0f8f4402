import { type ModelTask, readBySchema } from '@app/llm';
import { z } from 'zod';

type Part = { readonly said: unknown } | null;

/** What a model answered to each task; a part that is missing or wrong is null or undefined, and spoils no other. */
export type AnswerParts = Readonly<Record<string, Part | undefined>>;

/** The schema of an answer to several tasks; only one without any usable part is refused. */
export function answerPartsSchema(tasks: readonly ModelTask<unknown>[]): z.ZodType<AnswerParts> {
  return z
    .object(Object.fromEntries(tasks.map((task) => [task.name, partOf(task)])))
    .refine((answer) => Object.values(answer).some((part) => part?.said !== undefined), 'no part has its shape')
    .meta({ required: tasks.map(({ name }) => name) });
}

/** Reads its part by itself; the model is shown the part's own shape. */
function partOf({ schema }: ModelTask<unknown>): z.ZodType<Part | undefined> {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  // A part of a schema does not name its dialect.
  Reflect.deleteProperty(shape, '$schema');
  return z
    .unknown()
    .transform((value) => {
      const reading = readBySchema(schema, value);
      return reading.ok ? { said: reading.value } : null;
    })
    .optional()
    .meta({ ...shape });
}

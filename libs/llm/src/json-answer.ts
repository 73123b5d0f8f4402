import { flawIn } from './json-flaw.js';

/** The one JSON object of an answer, or what is wrong with the answer, in words for the model that wrote it. */
export type JsonReading =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly complaint: string };

/**
 * Reads the JSON object out of an answer that may be fenced or stand in prose. The last whole object counts: models that
 * think aloud draft first. An object without its end is never patched or searched for whole parts.
 */
export function readJsonAnswer(answer: string): JsonReading {
  const objects = objectsIn(answer);
  if (objects === undefined) return { ok: false, complaint: 'The JSON object has no end.' };
  const text = objects.at(-1);
  if (text === undefined) return { ok: false, complaint: 'There is no JSON object in the answer.' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, complaint: 'The object is not valid JSON.' };
  }
  const flaw = flawIn(text);
  // Which of two values was meant, say, is not ours to guess.
  return flaw === undefined ? { ok: true, value } : { ok: false, complaint: flaw };
}

/** The outermost `{...}` of a text, strings respected; undefined where the last one has no end. */
function objectsIn(text: string): string[] | undefined {
  const objects: string[] = [];
  let start = text.indexOf('{');
  while (start !== -1) {
    const end = endOfObject(text, start);
    if (end === undefined) return undefined;
    objects.push(text.slice(start, end));
    start = text.indexOf('{', end);
  }
  return objects;
}

function endOfObject(text: string, start: number): number | undefined {
  let depth = 0;
  let inString = false;
  for (let i = start; i < text.length; i += 1) {
    const character = text[i];
    if (inString) {
      if (character === '\\') i += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth === 0) return i + 1;
    }
  }
  return undefined;
}

/** Strings, and what opens, closes and separates; in valid JSON nothing else matters here. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:]/gs;

/** No answer that a stage asks for is half as deep; deeper ones exhaust the stack of whoever walks them. */
const DEEPEST = 32;

/** What `JSON.parse` overlooks in a valid text, in words for the model: a key that stands twice, a bottomless depth. */
export function flawIn(json: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  let lastString = '';
  for (const [token] of json.matchAll(TOKEN)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (token !== ':') lastString = token;
    else if (isRepeated(lastString, open.at(-1))) return `The key ${lastString} stands twice.`;
    if (open.length > DEEPEST) return 'The object is nested too deeply.';
  }
  return undefined;
}

function isRepeated(quoted: string, keys: Set<string> | undefined): boolean {
  // Parsed, since one key has many spellings with escapes.
  const key = JSON.parse(quoted) as string;
  if (keys?.has(key)) return true;
  keys?.add(key);
  return false;
}

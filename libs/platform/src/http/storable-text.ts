const REPLACEMENT = '\u{FFFD}';

/**
 * The text with U+0000 and lone surrogates, which no PostgreSQL text can hold, each replaced by U+FFFD; the length and so
 * every offset stays.
 */
export function storableText(text: string): string {
  if (text.isWellFormed() && !text.includes('\0')) return text;
  return text.toWellFormed().replaceAll('\0', REPLACEMENT);
}

/** Makes every string and key inside a value of parsed JSON storable, in place and without recursion. */
export function makeStorable(value: unknown): unknown {
  const root = { value };
  const open: object[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const holder = node as Record<string, unknown>;
    for (const key of Object.keys(holder)) {
      const inner = holder[key];
      if (typeof inner === 'string') holder[key] = storableText(inner);
      else if (typeof inner === 'object' && inner !== null) open.push(inner);
      renameKey(holder, key, storableText(key));
    }
  }
  return root.value;
}

function renameKey(holder: Record<string, unknown>, key: string, name: string): void {
  if (name === key) return;
  holder[name] = holder[key];
  Reflect.deleteProperty(holder, key);
}

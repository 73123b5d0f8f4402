import { maskPaymentNumbers } from '@app/text';

const LINK = /\b(?:https?:\/\/|www\.)\S+/gi;

/**
 * Text of a ticket as one line of plain text that nothing downstream can take for more: no control, bidi or zero-width
 * characters, no tags, no `{{` or `{%` (help desks fill these in when an agent posts the draft), at most `limit`
 * UTF-16 code units.
 */
export function harmlessLine(text: string, limit: number): string {
  const plain = text
    // Whatever is dropped below, four times the limit is enough to fill it, and a body pasted here costs nothing.
    .slice(0, limit * 4)
    .replace(/[\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .replace(/</g, '‹')
    .replace(/>/g, '›')
    .replace(/\{(?=[{%])/g, '{ ')
    .trim();
  const line = maskPaymentNumbers(plain);
  return line.length <= limit ? line : shortened(line, limit);
}

/** A draft must not carry a stranger's link to whoever owns the address that was given. */
export function withoutLinks(text: string): string {
  return text.replace(LINK, '[link]');
}

export function hasLetter(text: string): boolean {
  return /\p{L}/u.test(text);
}

/** Ends at a word where one ends in the second half. */
function shortened(line: string, limit: number): string {
  const space = line.lastIndexOf(' ', limit - 1);
  const head = line.slice(0, space > limit / 2 ? space : limit - 1);
  return `${head.replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`;
}

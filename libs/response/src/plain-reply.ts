import { maskPaymentNumbers } from '@app/text';

/** What some models write before their answer. */
const THOUGHTS = /^\s{0,20}<think>[^]*?(?:<\/think>|$)/;
const SUBJECT_LINE = /^\s{0,20}subject:[^\n]{0,300}(?:\n|$)/i;

/**
 * What a model wrote as plain text that nothing downstream can take for more: no thoughts, tags, emphasis, control, bidi
 * or zero-width characters, and no `{{` or `{%` (help desks fill these in when an agent posts the draft); card numbers and
 * IBANs are masked.
 */
export function plainReply(text: string): string {
  return maskPaymentNumbers(plainStretch(withoutPreamble(text)).trim());
}

/** The same for a stretch of what a model writes that was cut before a space. */
export function plainStretch(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .replace(/[^\S\n]/g, ' ')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .replace(/\*\*|^#{1,6} |^```\w{0,20}$/gm, '')
    .replace(/ {1,100}(?=\n)/g, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/</g, '‹')
    .replace(/>/g, '›')
    .replace(/\{(?=[{%])/g, '{ ');
}

export function withoutPreamble(text: string): string {
  return text.replace(THOUGHTS, '').replace(SUBJECT_LINE, '');
}

/** A tag or a character that no plain text holds, as it stands in the plain text; null where there is none. */
export function markupIn(text: string): string | null {
  const found = /<[/!a-z][^<>]{0,60}>?|(?![\n\r\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/iu.exec(withoutPreamble(text));
  return found && plainStretch(found[0]);
}

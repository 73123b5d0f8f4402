/** What every template of a reply may use; each piece of ticket text in it is one harmless line. */
export interface ReplyVariables {
  readonly customer_name: string | null;
  /** What the ticket is about, in the customer's words. */
  readonly subject: string | null;
  /** The facts found, in words: `order ORD-123456 and error ERR-5003`. */
  readonly found: string | null;
  /** Each field's value or values in words; null where none was found. */
  readonly fields: Readonly<Record<string, string | null>>;
  /** Such as `24 hours`. */
  readonly response_time: string;
  readonly team: string;
  readonly escalated: boolean;
}

/** `fields` is not among them: it is used as `fields.<name>` only. */
export const PLAIN_VARIABLES: readonly (keyof ReplyVariables)[] = [
  'customer_name',
  'subject',
  'found',
  'response_time',
  'team',
  'escalated',
];

export const QUESTION_VARIABLE = 'ask_for';

/** The field that `fields.<name>` reads; undefined for any other variable. */
export function fieldIn(variable: string): string | undefined {
  return /^fields\.(\w+)$/.exec(variable)?.[1];
}

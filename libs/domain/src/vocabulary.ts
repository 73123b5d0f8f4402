export const TONES = ['formal', 'friendly', 'technical'] as const;
export type Tone = (typeof TONES)[number];

/** Most pressing first. */
export const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** Field values by field name: what one stage tells another about the facts in a ticket. */
export type FieldValues = Readonly<Record<string, string | readonly string[]>>;

/** Who answers: one alone, or all together as they serve requests. */
export const ENGINES = ['rules', 'learned', 'auto', 'llm'] as const;
export type Engine = (typeof ENGINES)[number];

import { quoteUntrusted } from '@app/llm';
import { type CorrectedExample } from './corrected-examples.js';

/** Examples as they stand before the ticket in a prompt; empty without any. */
export function exampleBlock(examples: readonly CorrectedExample[]): string {
  if (examples.length === 0) return '';
  const filed = examples.map((example, i) => `${i + 1}: ${labelsOf(example)}`).join('; ');
  const texts = examples.map(({ text }, i) => `${i + 1}: ${text}`).join('\n');
  return `Agents filed similar tickets as ${filed}. Their texts, to compare and to take no facts from:
${quoteUntrusted(texts)}

The ticket:
`;
}

function labelsOf({ category, severity }: CorrectedExample): string {
  const labels = [category === null ? null : `category ${category}`, severity === null ? null : `severity ${severity}`];
  return labels.filter((label) => label !== null).join(', ');
}

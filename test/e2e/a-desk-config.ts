import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump, load } from 'js-yaml';

type Document = Record<string, unknown>;

/**
 * A copy of config/ with categories of its own, of which no phrase, template or route is known: a desk that starts from
 * zero, and is soon content.
 */
export function aDeskFromZero(directory: string, categories: readonly string[]): string {
  cpSync('config', directory, { recursive: true });
  const change = (name: string, edit: (document: Document) => Document): void => {
    const path = join(directory, name);
    writeFileSync(path, dump(edit(load(readFileSync(path, 'utf8')) as Document)));
  };
  change('categories.yaml', () => ({
    default: categories[0],
    categories: Object.fromEntries(categories.map((id) => [id, { name: id, description: `Everything about ${id}` }])),
  }));
  change('learning.yaml', () => ({ auto_apply: { category: 0.7 }, minimum_judged: 10 }));
  change('routing_rules.yaml', (routing) => ({ ...routing, rules: [] }));
  change('response_templates.yaml', (replies) => ({ ...replies, categories: {} }));
  change('extraction_fields.yaml', ({ fields, ...rest }) => ({
    ...rest,
    fields: Object.fromEntries(
      Object.entries(fields as Record<string, Document>).map(([id, field]) => [id, { ...field, required_for: [] }]),
    ),
  }));
  return directory;
}

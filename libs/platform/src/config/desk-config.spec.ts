import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { ConfigFile } from './config-file.js';
import { DeskConfig } from './desk-config.js';

const categories: ConfigFile<{ categories: Record<string, { name: string }> }> = {
  name: 'categories.yaml',
  schema: z.strictObject({ categories: z.record(z.string(), z.strictObject({ name: z.string() })) }),
  defines: ({ categories }) => Object.keys(categories).map((id) => ({ kind: 'category', id })),
};
const routes: ConfigFile<{ rules: { category: string }[] }> = {
  name: 'routes.yaml',
  schema: z.strictObject({ rules: z.array(z.strictObject({ category: z.string() })) }),
  refersTo: ({ rules }) =>
    rules.map(({ category }, i) => ({ kind: 'category', id: category, path: ['rules', i, 'category'] })),
};

describe('DeskConfig', () => {
  let directory: string;
  const write = (name: string, text: string): void => writeFileSync(join(directory, name), text);
  const load = (): DeskConfig => DeskConfig.load(directory, [categories, routes]);

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'desk-config-'));
    write('categories.yaml', '# ours\ncategories:\n  billing: {name: Billing}\n  account:\n    name: Account\n');
    write('routes.yaml', 'rules:\n  - category: billing\n');
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it('gives each file back by its shape, and the ids it defines', () => {
    expect(load().section(routes).rules).toEqual([{ category: 'billing' }]);
    expect(load().idsOf('category')).toEqual(['billing', 'account']);
  });

  it('names file, line and what is allowed for a reference that leads nowhere', () => {
    write('routes.yaml', 'rules:\n  - category: billing\n  - # why\n    category: biling\n');
    expect(load).toThrow(
      `${join(directory, 'routes.yaml')}:4: rules.1.category: there is no category "biling"; allowed: billing, account`,
    );
  });

  it('names the line of a value of the wrong shape', () => {
    write('categories.yaml', 'categories:\n  billing:\n    name: 7\n');
    expect(load).toThrow(/categories\.yaml:3: categories\.billing\.name: .*expected string/);
  });

  it('names the line of an unknown key', () => {
    write('categories.yaml', 'categories:\n  billing:\n    name: x\n    colour: red\n');
    expect(load).toThrow(/categories\.yaml:4: categories\.billing\.colour: unknown key/);
  });

  it('points at bad syntax', () => {
    write('routes.yaml', 'rules:\n  - category: "billing\n');
    expect(load).toThrow(/routes\.yaml:\d+: not valid YAML/);
  });

  it('goes by the defaults where a file may be missing, and reads it where it is there', () => {
    const settings: ConfigFile<{ share: number }> = {
      name: 'settings.yaml',
      schema: z.strictObject({ share: z.number().default(0.9) }),
      mayBeMissing: true,
    };
    const share = (): number => DeskConfig.load(directory, [settings]).section(settings).share;
    expect(share()).toBe(0.9);
    write('settings.yaml', 'share: 0.5\n');
    expect(share()).toBe(0.5);
  });

  it('says that a file is missing and how to point elsewhere', () => {
    rmSync(join(directory, 'routes.yaml'));
    expect(load).toThrow(/routes\.yaml: the file is missing; CONFIG_DIR/);
  });

  it('reports every mistake at once', () => {
    write('routes.yaml', 'rules:\n  - category: a\n  - category: b\n');
    expect(load).toThrow(/2 mistakes/);
  });
});

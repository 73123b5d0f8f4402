import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import newman, { type NewmanRunSummary } from 'newman';
import { anApp, type TestApp } from './an-app.js';

const file = (name: string): string => fileURLToPath(new URL(`../postman/${name}`, import.meta.url));

describe('The Postman collection', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await anApp();
  });
  afterAll(() => app.close());

  it('covers every route and passes against the running service', async () => {
    const { run } = await runCollection(await app.nest.getUrl());
    expect(run.failures.map(({ source, error }) => `${source?.name ?? ''}: ${error.message}`)).toEqual([]);
    expect(run.stats.requests.total).toBeGreaterThan(25);
  });
});

function runCollection(baseUrl: string): Promise<NewmanRunSummary> {
  return new Promise((resolve, reject) => {
    newman.run(
      {
        collection: file('ticket-triage.postman_collection.json'),
        environment: file('local.postman_environment.json'),
        envVar: [{ key: 'base_url', value: baseUrl }],
      },
      (error, summary) => (error === null ? resolve(summary) : reject(error)),
    );
  });
}

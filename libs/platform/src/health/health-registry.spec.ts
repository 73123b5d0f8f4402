import { describe, expect, it } from '@jest/globals';
import { type CheckResult, HealthRegistry } from './health-registry.service.js';

describe('HealthRegistry', () => {
  const registryOf = (...results: Promise<CheckResult>[]): HealthRegistry => {
    const registry = new HealthRegistry();
    results.forEach((result, i) => registry.register({ name: `part_${i}`, check: () => result }));
    return registry;
  };

  it.each([
    ['healthy', ['up', 'up']],
    ['degraded', ['up', 'degraded']],
    ['unhealthy', ['degraded', 'down']],
    ['healthy', []],
  ] as const)('is %s when its parts are %j', async (status, parts) => {
    const report = await registryOf(...parts.map((part) => Promise.resolve({ status: part }))).report();
    expect(report.status).toBe(status);
  });

  it('takes a check that throws for down, without its words', async () => {
    const report = await registryOf(Promise.reject(new Error('host db-7, user root'))).report();
    expect(report).toEqual({ status: 'unhealthy', checks: { part_0: { status: 'down', detail: 'the check failed' } } });
  });

  it('waits a second for a check and no longer', async () => {
    const started = performance.now();
    const never = new Promise<CheckResult>(() => undefined);
    const report = await registryOf(never, Promise.resolve({ status: 'up' })).report();
    expect(report.checks.part_0).toEqual({ status: 'down', detail: 'did not answer in time' });
    expect(performance.now() - started).toBeGreaterThan(900);
  });

  it('is ready from the moment it is told until it shuts down', () => {
    const registry = new HealthRegistry();
    const seen = [registry.isReady];
    registry.setReady();
    seen.push(registry.isReady);
    registry.setShuttingDown();
    seen.push(registry.isReady);
    expect(seen).toEqual([false, true, false]);
  });
});

import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';

export interface CheckResult {
  readonly status: 'up' | 'degraded' | 'down';
  /** Safe to show to anyone. */
  readonly detail?: string;
}

export interface HealthCheck {
  readonly name: string;
  check(): Promise<CheckResult>;
}

type HealthStatus = 'healthy' | 'degraded' | 'unhealthy';

export interface HealthReport {
  readonly status: HealthStatus;
  readonly checks: Readonly<Record<string, CheckResult>>;
}

const CHECK_TIMEOUT_MS = 1000;
const LATE: CheckResult = { status: 'down', detail: 'did not answer in time' };

/** Where modules say how they are, and what the orchestrator is told about the process. */
@Injectable()
export class HealthRegistry {
  private readonly checks: HealthCheck[] = [];
  private ready = false;
  private shuttingDown = false;
  /** Whether any stage may ask a model; set by whoever knows. */
  aiEnabled = false;

  get isReady(): boolean {
    return this.ready && !this.shuttingDown;
  }

  get isShuttingDown(): boolean {
    return this.shuttingDown;
  }

  register(check: HealthCheck): void {
    this.checks.push(check);
  }

  setReady(): void {
    this.ready = true;
  }

  setShuttingDown(): void {
    this.shuttingDown = true;
  }

  async report(): Promise<HealthReport> {
    const results = await Promise.all(this.checks.map(async (check) => [check.name, await resultOf(check)] as const));
    return { status: worstOf(results.map(([, { status }]) => status)), checks: Object.fromEntries(results) };
  }
}

async function resultOf(check: HealthCheck): Promise<CheckResult> {
  const tooLate = new AbortController();
  const timeout = wait(CHECK_TIMEOUT_MS, LATE, { signal: tooLate.signal, ref: false });
  try {
    return await Promise.race([check.check(), timeout]);
  } catch {
    // What it threw may name hosts and users.
    return { status: 'down', detail: 'the check failed' };
  } finally {
    tooLate.abort();
  }
}

function worstOf(statuses: readonly CheckResult['status'][]): HealthStatus {
  if (statuses.includes('down')) return 'unhealthy';
  return statuses.includes('degraded') ? 'degraded' : 'healthy';
}

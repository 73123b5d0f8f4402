import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** A server of the bench in a process of its own, so that its memory and its event loop are its alone. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    /** From the start of the process to the first 200 of its readiness route. */
    readonly readyMs: number,
  ) {}

  static async start(
    script: string,
    { port, readyPath, env }: { port: number; readyPath: string; env: Record<string, string> },
  ): Promise<ServerProcess> {
    const start = performance.now();
    const child = spawn(process.execPath, ['--max-semi-space-size=16', '--enable-source-maps', script], {
      env: { ...process.env, LOG_LEVEL: 'warn', HOST: '127.0.0.1', APP_PORT: String(port), ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const url = `http://127.0.0.1:${port}`;
    await until(url + readyPath, child);
    return new ServerProcess(child, url, performance.now() - start);
  }

  /** Resident memory, from the kernel. */
  residentMegabytes(): number {
    const status = readFileSync(`/proc/${this.child.pid ?? 0}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    this.child.kill('SIGTERM');
    await once(this.child, 'exit');
  }
}

const READY_LIMIT_MS = 30_000;

async function until(url: string, child: ChildProcess): Promise<void> {
  const limit = performance.now() + READY_LIMIT_MS;
  while (performance.now() < limit) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode} before it was ready`);
    const ready = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`not ready within ${READY_LIMIT_MS} ms: ${url}`);
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { eventually, freePort } from '@app/testing';

const MAIN = fileURLToPath(new URL('../../dist/apps/api/src/main.js', import.meta.url));

/** The built service in a process of its own, as `npm start` runs it. */
export class ServiceProcess {
  readonly exit: Promise<number | null>;
  stdout = '';
  stderr = '';

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {
    child.stdout?.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.exit = once(child, 'exit').then(([code]) => code as number | null);
  }

  /** @param environment on top of this process's own */
  static async spawn(environment: Record<string, string>): Promise<ServiceProcess> {
    const port = await freePort();
    const child = spawn(process.execPath, ['--max-semi-space-size=16', '--enable-source-maps', MAIN], {
      env: { ...process.env, APP_PORT: String(port), CI: 'true', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new ServiceProcess(child, `http://127.0.0.1:${port}`);
  }

  static async ready(environment: Record<string, string>): Promise<ServiceProcess> {
    const service = await ServiceProcess.spawn(environment);
    await eventually(async () => (await fetch(`${service.url}/health/ready`)).ok, { withinMs: 60_000 });
    return service;
  }

  async kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    this.child.kill(signal);
    return this.exit;
  }
}

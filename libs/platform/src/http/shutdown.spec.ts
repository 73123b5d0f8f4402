import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { type AddressInfo } from 'node:net';
import { Controller, Get, Module, type OnApplicationShutdown } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { HealthRegistry } from '../health/health-registry.service.js';
import { PlatformModule } from '../platform.module.js';
import { setUpHttp } from './set-up.js';

const events: string[] = [];
let finish: () => void = () => undefined;
let destroyed: () => void = () => undefined;

@Controller()
class SlowController implements OnApplicationShutdown {
  @Get('slow')
  async slow(): Promise<string> {
    events.push('started');
    await new Promise<void>((resolve) => (finish = resolve));
    events.push('answered');
    return 'done';
  }

  @Get('quick')
  quick(): string {
    return 'done';
  }

  /** Holds the shutdown in the time before Nest closes the server. */
  async beforeApplicationShutdown(): Promise<void> {
    await new Promise<void>((resolve) => (destroyed = resolve));
  }

  onApplicationShutdown(): void {
    events.push('modules closed');
  }
}

@Module({ imports: [PlatformModule.forRoot()], controllers: [SlowController] })
class SlowModule {}

describe('a shutdown', () => {
  it('refuses new requests, finishes those under way and only then closes the modules', async () => {
    process.env.LOG_LEVEL = 'silent';
    const app = await NestFactory.create<NestExpressApplication>(SlowModule, { bodyParser: false, bufferLogs: true });
    setUpHttp(app);
    await app.listen(0);
    app.get(HealthRegistry).setReady();
    const agent = new Agent({ keepAlive: true });
    const { port } = app.getHttpServer().address() as AddressInfo;
    const ask = async (path: string): Promise<IncomingMessage> => {
      const [answer] = (await once(get({ port, path, agent }), 'response')) as [IncomingMessage];
      return answer.resume();
    };

    const slow = ask('/slow');
    while (!events.includes('started')) await new Promise(setImmediate);
    const closed = app.close();
    while (!app.get(HealthRegistry).isShuttingDown) await new Promise(setImmediate);

    const [late, ready, live] = await Promise.all([ask('/quick'), ask('/health/ready'), ask('/health/live')]);
    expect([late.statusCode, late.headers.connection, late.headers['content-type']]).toEqual([
      503,
      'close',
      'application/problem+json',
    ]);
    expect([ready.statusCode, live.statusCode]).toEqual([503, 200]);

    destroyed();
    while (app.getHttpServer().listening) await new Promise(setImmediate);
    finish();
    expect((await slow).statusCode).toBe(200);
    await closed;
    expect(events).toEqual(['started', 'answered', 'modules closed']);
    agent.destroy();
  });
});

import { DatabaseService } from '@app/database';
import { aiEnabled, Llm } from '@app/llm';
import { type CheckResult, ENV, type Env, HealthRegistry } from '@app/platform';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';

/** Tells the health routes how this service is: ready once the migrations ran, unhealthy without its database, degraded while a model rests. */
@Injectable()
export class SystemStatus implements OnApplicationBootstrap {
  constructor(
    private readonly health: HealthRegistry,
    private readonly database: DatabaseService,
    @Inject(Llm) llm: Llm | null,
    @Inject(ENV) env: Env,
  ) {
    health.register({ name: 'database', check: () => this.checkDatabase() });
    health.aiEnabled = aiEnabled(env);
    if (llm !== null) health.register(llm);
  }

  onApplicationBootstrap(): void {
    void this.awaitDatabase();
  }

  private async awaitDatabase(): Promise<void> {
    await this.database.ready;
    if (this.database.isReady) this.health.setReady();
  }

  private async checkDatabase(): Promise<CheckResult> {
    await this.database.check();
    return { status: 'up', detail: this.database.describe() };
  }
}

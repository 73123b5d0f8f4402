import { DatabaseService } from '@app/database';
import { type CheckResult, HealthRegistry } from '@app/platform';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';

/** Tells the health routes how this service is: ready once the migrations ran, unhealthy without its database. */
@Injectable()
export class SystemStatus implements OnApplicationBootstrap {
  constructor(
    private readonly health: HealthRegistry,
    private readonly database: DatabaseService,
  ) {
    health.register({ name: 'database', check: () => this.checkDatabase() });
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

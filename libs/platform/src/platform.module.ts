import { type DynamicModule, Module } from '@nestjs/common';
import { ApiKeyGuard } from './auth/api-key.guard.js';
import { ApiKeys } from './auth/api-keys.js';
import { EnvModule } from './config/env.module.js';
import { ENV, type Env } from './config/env.js';
import { HealthModule } from './health/health.module.js';
import { MethodNotAllowed } from './http/method-not-allowed.service.js';
import { type ErrorTranslator } from './http/problem.js';
import { ERROR_TRANSLATORS, ProblemFilter } from './http/problem.filter.js';
import { LoggingModule } from './logging/logging.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { RateLimitGuard } from './rate-limit/rate-limit.guard.js';
import { TokenBuckets } from './rate-limit/token-buckets.js';

export interface PlatformOptions {
  /** Asked in order about every error that is not ours. */
  readonly translators?: readonly ErrorTranslator[];
  /** Every scope that an API key may have. */
  readonly scopes?: readonly string[];
}

/** What any service needs to answer HTTP; `setUpHttp` puts it to work. */
@Module({})
export class PlatformModule {
  static forRoot({ translators = [], scopes = [] }: PlatformOptions = {}): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      imports: [EnvModule, LoggingModule, HealthModule, MetricsModule],
      providers: [
        { provide: ERROR_TRANSLATORS, useValue: translators },
        ProblemFilter,
        MethodNotAllowed,
        { provide: ApiKeys, useFactory: (env: Env) => ApiKeys.parse(env.API_KEYS, scopes), inject: [ENV] },
        { provide: TokenBuckets, useFactory: (env: Env) => new TokenBuckets(env.RATE_LIMIT_PER_MINUTE), inject: [ENV] },
        ApiKeyGuard,
        RateLimitGuard,
      ],
      exports: [ProblemFilter],
    };
  }
}

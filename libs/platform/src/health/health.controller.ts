import { Controller, Get, HttpStatus, Inject, Res } from '@nestjs/common';
import { AppError } from '@app/domain';
import { ApiExtraModels, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { Public } from '../auth/public.js';
import { ENV, type Env } from '../config/env.js';
import { DOCS_PATH } from '../openapi/docs-path.js';
import { Health, PartHealth, ProbeAnswer, ServiceInfo } from './health.dto.js';
import { HealthRegistry } from './health-registry.service.js';
import { packageVersion } from './package-version.js';

@Public()
@ApiTags('system')
@ApiExtraModels(PartHealth)
@Controller()
export class HealthController {
  constructor(
    private readonly registry: HealthRegistry,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** What this service is */
  @Get()
  @ApiResponse({ status: HttpStatus.OK, type: ServiceInfo, description: 'Name, version and where to go from here.' })
  info(): ServiceInfo {
    return { name: this.env.APP_NAME, version: packageVersion, docs: DOCS_PATH, health: '/health' };
  }

  /** How the service and its parts are */
  @Get('health')
  @ApiResponse({ status: HttpStatus.OK, type: Health, description: 'It works, on a fallback where it is degraded.' })
  @ApiResponse({ status: HttpStatus.SERVICE_UNAVAILABLE, type: Health, description: 'It does not work.' })
  async health(@Res({ passthrough: true }) response: Response): Promise<Health> {
    const { status, checks } = await this.registry.report();
    if (status === 'unhealthy') response.status(HttpStatus.SERVICE_UNAVAILABLE);
    return { status, timestamp: new Date(), version: packageVersion, aiEnabled: this.registry.aiEnabled, checks };
  }

  /** Whether the process answers at all */
  @Get('health/live')
  @ApiResponse({ status: HttpStatus.OK, type: ProbeAnswer, description: 'It does.' })
  live(): ProbeAnswer {
    return { status: 'ok' };
  }

  /** Whether requests may be sent here */
  @Get('health/ready')
  @ApiResponse({ status: HttpStatus.OK, type: ProbeAnswer, description: 'They may.' })
  ready(): ProbeAnswer {
    if (!this.registry.isReady)
      throw new AppError(
        'unavailable',
        'not_ready',
        this.registry.isShuttingDown ? 'The service is shutting down.' : 'The service is starting.',
      );
    return { status: 'ok' };
  }
}

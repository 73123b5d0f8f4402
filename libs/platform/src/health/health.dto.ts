import { ApiProperty, ApiSchema, getSchemaPath } from '@nestjs/swagger';

@ApiSchema({ description: 'Where to go from here.' })
export class ServiceInfo {
  /**
   * The service's name, APP_NAME.
   * @example "desk-service"
   */
  readonly name!: string;
  /**
   * The version that answers.
   * @example "1.0.0"
   */
  readonly version!: string;
  /**
   * The path of the interactive documentation.
   * @example "/docs"
   */
  readonly docs!: string;
  /**
   * The path of the health report.
   * @example "/health"
   */
  readonly health!: string;
}

@ApiSchema({ description: 'How one part of the service is.' })
export class PartHealth {
  /**
   * `degraded`: it works, but on a fallback.
   * @example "up"
   */
  readonly status!: 'up' | 'degraded' | 'down';
  /**
   * Why, where it is not up.
   * @example "did not answer in time"
   */
  readonly detail?: string;
}

@ApiSchema({ description: 'How the service is, and its parts.' })
export class Health {
  /**
   * `degraded`: it works, but on a fallback.
   * @example "healthy"
   */
  readonly status!: 'healthy' | 'degraded' | 'unhealthy';
  /**
   * When this was measured.
   * @example "2026-03-02T09:12:44.120Z"
   */
  readonly timestamp!: Date;
  /**
   * The version that answers.
   * @example "1.0.0"
   */
  readonly version!: string;
  /**
   * Whether a language model is configured and asked.
   * @example false
   */
  readonly aiEnabled!: boolean;
  /** By the part's name. */
  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(PartHealth) },
    example: { database: { status: 'up' } },
  })
  readonly checks!: Readonly<Record<string, PartHealth>>;
}

@ApiSchema({ description: 'What an orchestrator asks.' })
export class ProbeAnswer {
  /**
   * What the probe asked about holds.
   * @example "ok"
   */
  readonly status!: 'ok';
}

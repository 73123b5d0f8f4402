import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { Public } from '../auth/public.js';
import { Metrics } from './metrics.service.js';

@Public()
@ApiTags('system')
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  /** Figures for Prometheus */
  @Get()
  @ApiProduces('text/plain')
  @ApiOkResponse({
    description: 'Every metric in the text format of Prometheus.',
    schema: { type: 'string', example: 'process_cpu_seconds_total 0.42' },
  })
  async text(@Res({ passthrough: true }) response: Response): Promise<string> {
    response.setHeader('Content-Type', this.metrics.contentType);
    return this.metrics.text();
  }
}

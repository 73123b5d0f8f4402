import { clientOf, IntegerParam, Scopes, UuidParam } from '@app/platform';
import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import { type Request } from 'express';
import { DeskModels, LearningRun, ModelScore, RivalScore, TaskBody } from './learning.dto.js';
import { LearningClock } from './learning-clock.service.js';
import { LearningService } from './learning.service.js';
import { LearningReport } from './report/report.dto.js';
import { ReportService } from './report/report.service.js';

@ApiTags('learning')
@ApiExtraModels(ModelScore, RivalScore)
@Scopes('tickets:read')
@Controller('api/v1/learning')
export class LearningController {
  constructor(
    private readonly learning: LearningService,
    private readonly reports: ReportService,
    private readonly clock: LearningClock,
  ) {}

  /**
   * Trains the desk's models in the background.
   *
   * A run that waits already is the answer to a second request. What is trained goes live only where it is no worse than
   * what is in force, on corrections that it has not seen.
   */
  @Post('train')
  @HttpCode(202)
  @Scopes('tickets:write')
  async train(@Body() { task }: TaskBody, @Req() request: Request): Promise<LearningRun> {
    const run = await this.learning.train(task, clientOf(request));
    void this.clock.tick();
    return run;
  }

  /** Shows a run of training and what came of it. */
  @Get('runs/:id')
  run(@UuidParam('id', 'The run.') id: string): Promise<LearningRun> {
    return this.learning.run(id);
  }

  /** Lists the desk's models with their scores, and which are in force. */
  @Get('models')
  models(): Promise<DeskModels> {
    return this.learning.list();
  }

  /**
   * Shows how good the service is on this desk's tickets, by the desk's own feedback.
   *
   * For category, severity and team, by class and threshold: precision with the lower end of its interval, coverage,
   * confusion, calibration; and from which confidence on answers are proven well enough to be applied unseen.
   */
  @Get('report')
  report(): Promise<LearningReport> {
    return this.reports.report();
  }

  /**
   * Lets a version answer from now on, in every process: a rollback, or a rejected one after all.
   *
   * Version 0 is the base alone, for all tasks or the one that is named. A version that was trained for other classes
   * than the YAML has now, or on the base of another release, is a 409.
   */
  @Post('models/:version/activate')
  @HttpCode(200)
  @Scopes('tickets:write')
  activate(
    @IntegerParam('version', 'Which version; 0 is the base alone.') version: number,
    @Body() { task }: TaskBody,
    @Req() request: Request,
  ): Promise<DeskModels> {
    return this.learning.activate(version, task, clientOf(request));
  }
}

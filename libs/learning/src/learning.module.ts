import { ClassificationModule } from '@app/classification';
import { Module } from '@nestjs/common';
import { ExampleFeed } from './examples/example-feed.service.js';
import { JudgedTickets } from './examples/judged-tickets.store.js';
import { FeedbackController } from './feedback/feedback.controller.js';
import { FeedbackService } from './feedback/feedback.service.js';
import { FeedbackStore } from './feedback/feedback.store.js';
import { LearningClock } from './learning-clock.service.js';
import { LearningController } from './learning.controller.js';
import { LearningService } from './learning.service.js';
import { DeskModelsModule } from './models/desk-models.module.js';
import { AutoApply } from './report/auto-apply.service.js';
import { Evidence } from './report/evidence.service.js';
import { JudgedAnswersStore } from './report/judged-answers.store.js';
import { ReportService } from './report/report.service.js';
import { RunsStore } from './runs/runs.store.js';
import { Teaching } from './teaching.service.js';
import { LabelsStore } from './training/labels.store.js';
import { TrainingMaterial } from './training/material.service.js';
import { PublishedRuns } from './training/published-runs.store.js';
import { ThreadTrainer } from './training/thread.trainer.js';
import { Trainer } from './training/trainer.js';
import { TrainingService } from './training/training.service.js';

/** What the desk says of the service's answers, and what the service learns from it. */
@Module({
  imports: [ClassificationModule, DeskModelsModule],
  controllers: [FeedbackController, LearningController],
  providers: [
    FeedbackService,
    FeedbackStore,
    LabelsStore,
    TrainingMaterial,
    { provide: Trainer, useClass: ThreadTrainer },
    TrainingService,
    PublishedRuns,
    RunsStore,
    JudgedAnswersStore,
    Evidence,
    AutoApply,
    ReportService,
    LearningService,
    LearningClock,
    JudgedTickets,
    ExampleFeed,
    Teaching,
  ],
  exports: [Teaching],
})
export class LearningModule {}

import { Module } from '@nestjs/common';
import { FeedbackController } from './feedback/feedback.controller.js';
import { FeedbackService } from './feedback/feedback.service.js';
import { FeedbackStore } from './feedback/feedback.store.js';

/** What the desk says of the service's answers, and what the service learns from it. */
@Module({ controllers: [FeedbackController], providers: [FeedbackService, FeedbackStore] })
export class LearningModule {}

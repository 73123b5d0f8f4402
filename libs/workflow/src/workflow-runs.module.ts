import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { WorkflowRunEntity } from './workflow-run.entity.js';
import { WorkflowRunsRepository } from './workflow-runs.repository.js';

/** The stored runs alone, so that tickets can show them without knowing the workflow. */
@Module({
  imports: [TypeOrmModule.forFeature([WorkflowRunEntity])],
  providers: [WorkflowRunsRepository],
  exports: [WorkflowRunsRepository],
})
export class WorkflowRunsModule {}

export { DEFAULT_TRIAGE_OPTIONS } from './triage-options.js';
export { TriageService } from './triage.service.js';
export { WorkflowModule } from './workflow.module.js';
export { WorkflowResult } from './workflow-result.dto.js';
export { WorkflowRunEntity } from './workflow-run.entity.js';
export { WorkflowRunsModule } from './workflow-runs.module.js';
export { WorkflowRunsRepository } from './workflow-runs.repository.js';

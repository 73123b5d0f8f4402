export { AutoApplyRule, NOTHING_APPLIED } from './auto-apply.js';
export { categoriesFile, severitiesFile } from './classification.config.js';
export { Classification } from './classification.dto.js';
export { ClassificationModule } from './classification.module.js';
export { ClassificationService } from './classification.service.js';
export { type LearnedTask, LocalModels } from './local-models.js';
export { type CorrectedExample, CorrectedExamples, type ExampleSource } from './examples/corrected-examples.js';
export { exampleText } from './examples/example-text.js';
export { SimilarTickets } from './examples/similar-tickets.js';

export { CurrentCorrections } from './feedback/current-corrections.store.js';
export { CurrentCorrectionsModule } from './feedback/current-corrections.module.js';
export { LearningModule } from './learning.module.js';

export { CurrentCorrections } from './feedback/current-corrections.store.js';
export { CurrentCorrectionsModule } from './feedback/current-corrections.module.js';
export { learningFile } from './learning.config.js';
export { LearningModule } from './learning.module.js';
export { train, type TrainingJob, type TrainingResult } from './training/train.js';
export { Trainer } from './training/trainer.js';

export { CurrentLinks } from './current-links.js';
export { CurrentLinksModule } from './current-links.module.js';
export { fitThreshold, type ThresholdFit } from './threshold/fit-threshold.js';
export { type ScoredPair } from './threshold/scored-pair.js';
export { LinksModule } from './links.module.js';

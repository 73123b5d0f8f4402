export { extractionFieldsFile } from './extraction.config.js';
export { Extraction } from './extraction.dto.js';
export { ExtractionModule } from './extraction.module.js';
export { ExtractionService } from './extraction.service.js';
export { FactFinder } from './fact-finder.js';

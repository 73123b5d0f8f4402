export { draftChecksFile } from './draft-checks/draft-checks.config.js';
export { responseFile } from './response.config.js';
export { ResponseDraft } from './response.dto.js';
export { ResponseModule } from './response.module.js';
export { ResponseService } from './response.service.js';

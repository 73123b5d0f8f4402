export { duplicatesFile } from './duplicate.config.js';
export { DuplicateMatch } from './duplicate.dto.js';
export { DuplicateModule } from './duplicate.module.js';
export { DuplicateRoots } from './duplicate-roots.store.js';
export { DuplicateService } from './duplicate.service.js';
export { type Fingerprint } from './fingerprint.js';
export { Resubmissions } from './resubmissions.store.js';
export { SameTexts } from './same-texts.store.js';
export { type DuplicateVerdict, NO_DUPLICATES, withDuplicate } from './verdict.js';

import { Module } from '@nestjs/common';
import { CorpusStore } from './corpus.store.js';
import { DuplicateRoots } from './duplicate-roots.store.js';
import { DuplicateService } from './duplicate.service.js';
import { DuplicateStore } from './duplicate.store.js';
import { Resubmissions } from './resubmissions.store.js';
import { SameTexts } from './same-texts.store.js';

/** Needs the global `DeskConfig` with `duplicatesFile` among its files, and the application's database. */
@Module({
  providers: [CorpusStore, DuplicateStore, DuplicateService, DuplicateRoots, SameTexts, Resubmissions],
  exports: [DuplicateService, DuplicateRoots, SameTexts, Resubmissions],
})
export class DuplicateModule {}

import { Module } from '@nestjs/common';
import { DuplicateRoots } from './duplicate-roots.store.js';
import { DuplicateService } from './duplicate.service.js';
import { DuplicateStore } from './duplicate.store.js';
import { SameTexts } from './same-texts.store.js';

/** Needs the global `DeskConfig` with `duplicatesFile` among its files, and the application's database. */
@Module({
  providers: [DuplicateStore, DuplicateService, DuplicateRoots, SameTexts],
  exports: [DuplicateService, DuplicateRoots, SameTexts],
})
export class DuplicateModule {}

import { Module } from '@nestjs/common';
import { DuplicateRoots } from './duplicate-roots.store.js';
import { DuplicateService } from './duplicate.service.js';
import { DuplicateStore } from './duplicate.store.js';

/** Needs the global `DeskConfig` with `duplicatesFile` among its files, and the application's database. */
@Module({ providers: [DuplicateStore, DuplicateService, DuplicateRoots], exports: [DuplicateService, DuplicateRoots] })
export class DuplicateModule {}

import { Module } from '@nestjs/common';
import { DuplicateService } from './duplicate.service.js';
import { DuplicateStore } from './duplicate.store.js';

/** Needs the global `DeskConfig` with `duplicatesFile` among its files, and the application's database. */
@Module({ providers: [DuplicateStore, DuplicateService], exports: [DuplicateService] })
export class DuplicateModule {}

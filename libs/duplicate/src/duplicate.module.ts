import { Module } from '@nestjs/common';
import { Postings } from './postings/postings.js';
import { PostingsMerger } from './postings/postings-merger.service.js';
import { PostingsStore } from './postings/postings.store.js';
import { WaitingTickets } from './postings/waiting-tickets.js';
import { DuplicateRoots } from './duplicate-roots.store.js';
import { DuplicateService } from './duplicate.service.js';
import { DuplicateStore } from './duplicate.store.js';
import { Resubmissions } from './resubmissions.store.js';
import { SameTexts } from './same-texts.store.js';

/** Needs the global `DeskConfig` with `duplicatesFile` among its files, and the application's database. */
@Module({
  providers: [
    PostingsStore,
    PostingsMerger,
    WaitingTickets,
    Postings,
    DuplicateStore,
    DuplicateService,
    DuplicateRoots,
    SameTexts,
    Resubmissions,
  ],
  exports: [DuplicateService, DuplicateRoots, SameTexts, Resubmissions],
})
export class DuplicateModule {}

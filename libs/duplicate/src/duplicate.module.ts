import { Module } from '@nestjs/common';
import { Postings } from './postings/postings.js';
import { PostingsMerger } from './postings/postings-merger.service.js';
import { PostingsStore } from './postings/postings.store.js';
import { WaitingTickets } from './postings/waiting-tickets.js';
import { MeaningWatch } from './dense/meaning-watch.service.js';
import { Meanings } from './dense/meanings.service.js';
import { VectorBackfill } from './dense/vector-backfill.service.js';
import { VectorHome } from './dense/vector-home.service.js';
import { VectorSpaces } from './dense/vector-spaces.store.js';
import { Vectors } from './dense/vectors.store.js';
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
    VectorSpaces,
    Vectors,
    MeaningWatch,
    VectorHome,
    Meanings,
    VectorBackfill,
    DuplicateStore,
    DuplicateService,
    DuplicateRoots,
    SameTexts,
    Resubmissions,
  ],
  exports: [DuplicateService, VectorBackfill, DuplicateRoots, SameTexts, Resubmissions],
})
export class DuplicateModule {}

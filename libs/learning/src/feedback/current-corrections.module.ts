import { Module } from '@nestjs/common';
import { CurrentCorrections } from './current-corrections.store.js';

/** What the desk corrected alone, so that tickets can show it without knowing who learns from it. */
@Module({ providers: [CurrentCorrections], exports: [CurrentCorrections] })
export class CurrentCorrectionsModule {}

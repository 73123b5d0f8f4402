import { Module } from '@nestjs/common';
import { CurrentLinks } from './current-links.js';
import { LinksStore } from './links.store.js';

/** What the desk said of duplicates alone, so that tickets can show it without knowing who searches for them. */
@Module({ providers: [LinksStore, CurrentLinks], exports: [LinksStore, CurrentLinks] })
export class CurrentLinksModule {}

/** A way to search that PostgreSQL has by itself. */
export interface Baseline {
  readonly name: string;
  /** Built on `bench_texts (id, subject, whole, document)`. */
  readonly index: string;
  /** Turns a ticket's text into what the search is given; undefined: the text itself. */
  readonly prepare?: string;
  readonly field: 'subject' | 'whole';
  /** The ten best, $1 what they should be like. */
  readonly search: string;
}

/** Where the baselines search: the rows of the tickets, and nothing else. */
export const BENCH_TEXTS = [
  'create extension if not exists pg_trgm',
  `create table bench_texts as
    select id, subject, subject || E'\\n' || body as whole,
      setweight(to_tsvector('english', subject), 'A') || to_tsvector('english', body) as document
    from tickets`,
  'vacuum analyze bench_texts',
];

export const BASELINES: readonly Baseline[] = [
  {
    name: 'tsvector OR, ts_rank',
    index: 'create index bench_by_words on bench_texts using gin (document)',
    prepare: `select replace(plainto_tsquery('english', $1)::text, ' & ', ' | ') as wanted`,
    field: 'whole',
    search: `select id from bench_texts where document @@ $1::tsquery order by ts_rank(document, $1::tsquery) desc limit 10`,
  },
  {
    name: 'pg_trgm, subject',
    index: 'create index bench_by_subject on bench_texts using gin (subject gin_trgm_ops)',
    field: 'subject',
    search: 'select id from bench_texts where subject % $1 order by similarity(subject, $1) desc limit 10',
  },
  {
    name: 'pg_trgm, whole text',
    index: 'create index bench_by_text on bench_texts using gin (whole gin_trgm_ops)',
    field: 'whole',
    search: 'select id from bench_texts where whole % $1 order by similarity(whole, $1) desc limit 10',
  },
];

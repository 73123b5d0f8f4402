import { AdvisoryLock } from '@app/database';
import { ALWAYS_RARE, COMMON_SHARE } from './asked-terms.js';
import { POSTING_BYTES, POSTINGS_PER_BLOCK } from './posting.js';

const BLOCK_BYTES = POSTINGS_PER_BLOCK * POSTING_BYTES;
/** Stored tickets that a search looks at though they are not in the index yet: the newest ones. */
const MOST_WAITING = 1_000;

/**
 * How many tickets there are, which of them wait to be put into the index, and of each term $1, in their order, its
 * newest block: in how many tickets it stands, number and length of the block and, unless the term is common, its
 * postings. One statement, so that no ticket is missed or met twice while it moves from the line into the index.
 */
export const LOOK_UP = `
  select tickets, subject_words as "subjectWords", body_words as "bodyWords",
    (select string_agg(doc::text, ',') from (
      select doc from duplicate_waiting order by doc desc limit ${MOST_WAITING}
    ) as newest) as waiting,
    (select string_agg(
      int4send(coalesce(newest.tickets_so_far, 0)) || int4send(coalesce(newest.block, 0))
        || int4send(coalesce(length(newest.postings), 0)) || coalesce(newest.postings, ''),
      '' order by place)
    from unnest($1::int[]) with ordinality as wanted (term, place)
    left join lateral (
      select block, tickets_so_far,
        case when tickets_so_far <= greatest(${ALWAYS_RARE}, ${COMMON_SHARE} * tickets) then postings else '' end as postings
      from duplicate_blocks where term = wanted.term order by block desc limit 1
    ) as newest on true) as newest
  from duplicate_corpus
  -- There is one row, which the planner does not know.
  limit 1`;

/** The postings of terms $1, each from block $2 on to before block $3. */
export const OLDER_BLOCKS = `
  select wanted.term, string_agg(found.postings, '') as postings
  from unnest($1::int[], $2::int[], $3::int[]) as wanted (term, first_block, past_block)
  cross join lateral (
    select postings from duplicate_blocks
    where term = wanted.term and block >= wanted.first_block and block < wanted.past_block
    -- Keeps the planner from reading the whole table for many terms.
    order by block limit 1000
  ) as found
  group by wanted.term`;

const POSTED_COLUMNS = `doc, created_at as "createdAt", terms, counts,
  customer_id_hash as "customerId", customer_email_hash as "customerEmail"`;

/** $1 numbers of tickets */
export const POSTED = `
  select ${POSTED_COLUMNS}
  from unnest($1::int[]) as wanted
  cross join lateral (select * from duplicate_fingerprints where doc = wanted limit 1) as ticket`;

/** One writer merges at a time, until its transaction ends; nobody waits. */
export const MAY_MERGE = `select pg_try_advisory_xact_lock(${AdvisoryLock.duplicateBlocks}) as free`;

/** Takes up to $1 tickets out of the line, the first come first. */
export const TAKE_WAITING = `
  with taken as (
    delete from duplicate_waiting
    where doc in (select doc from duplicate_waiting order by doc limit $1)
    returning doc
  )
  select ${POSTED_COLUMNS} from taken join duplicate_fingerprints using (doc) order by doc`;

/** $1 terms, each once; $2 in how many more tickets each stands, $3 their postings */
export const APPEND = `
  insert into duplicate_blocks as known (term, block, tickets_so_far, postings)
  select fresh.term, case when newest.size < ${BLOCK_BYTES} then newest.block else coalesce(newest.block + 1, 0) end,
    coalesce(newest.tickets_so_far, 0) + fresh.tickets, fresh.postings
  from unnest($1::int[], $2::int[], $3::bytea[]) as fresh (term, tickets, postings)
  left join lateral (
    select block, tickets_so_far, length(postings) as size
    from duplicate_blocks where term = fresh.term order by block desc limit 1
  ) as newest on true
  on conflict (term, block) do update
  set tickets_so_far = excluded.tickets_so_far, postings = known.postings || excluded.postings`;

/** $1 tickets, $2 words of their subjects, $3 words of their bodies */
export const COUNT = `
  update duplicate_corpus
  set tickets = tickets + $1, subject_words = subject_words + $2, body_words = body_words + $3`;

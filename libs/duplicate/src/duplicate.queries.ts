/** Tickets read for each term, newest first: what bounds the work of a search, however many there are. */
const TICKETS_PER_TERM = 400;
/** Of the tickets that share terms, so many for each candidate are looked at for their age. */
const SHORT_LIST = 3;
/** Tickets of the very same text that a search looks at: the first one and the newest. */
const NEWEST_SAME_TEXTS = 20;

/** How many tickets there are, and in how many each of the terms $1 stands, in their order. */
export const CORPUS = `
  select tickets, subject_words as "subjectWords", body_words as "bodyWords", (
    select string_agg(coalesce(counted.tickets, 0)::text, ',' order by place)
    from unnest($1::int[]) with ordinality as wanted (term, place)
    left join lateral (select tickets from duplicate_term_counts where term = wanted.term limit 1) as counted on true
  ) as counts
  from duplicate_corpus`;

/**
 * Older tickets that share distinctive terms, best first by what they share and how long ago they came in, and those
 * of the very same text (which may come twice), each with the root to point to, if it is another. Every limit is a constant, so the rows read do not grow with
 * the tickets; `limit 1` on a unique key keeps the planner from joining whole tables.
 *
 * $1 terms, $2 their weights, $3 oldest similar ticket, $4 only older than, $5 number of similar tickets,
 * $6 text hash, $7 customer id hash, $8 customer e-mail hash, $9 the ticket itself or null
 */
export const SEARCH = `
  with short_list as materialized (
    select found.doc, sum(wanted.weight) as weight
    from unnest($1::int[], $2::real[]) as wanted (term, weight)
    cross join lateral (
      select doc from duplicate_postings where term = wanted.term order by doc desc limit ${TICKETS_PER_TERM}
    ) as found
    group by found.doc order by weight desc, found.doc desc limit ${SHORT_LIST} * $5
  ), alike as (
    select ticket.*
    from short_list
    cross join lateral (
      select * from duplicate_fingerprints
      where doc = short_list.doc and created_at >= $3 and created_at < $4 limit 1
    ) as ticket
    cross join lateral (select extract(epoch from $4 - ticket.created_at)::real / 86400 as days) as age
    order by weight * exp(0.4 * exp(-days / 30) + 0.4 * exp(-days / 365)) desc, ticket.doc desc limit $5
  ), candidate as (
    select * from alike
    union all
    (select * from duplicate_fingerprints where text_hash = $6 and created_at < $4 order by created_at limit 1)
    union all
    (select * from duplicate_fingerprints where text_hash = $6 and created_at < $4
     order by created_at desc limit ${NEWEST_SAME_TEXTS})
  )
  select
    ticket.ticket_id as "ticketId",
    ticket.created_at as "createdAt",
    ticket.text_hash = $6 as identical,
    ticket.customer_id_hash = $7 as "sameId",
    ticket.customer_email_hash = $8 as "sameEmail",
    ticket.terms,
    ticket.counts,
    ticket.grams,
    root.ticket_id as "rootId",
    root.created_at as "rootCreatedAt",
    root.customer_id_hash = $7 as "rootSameId",
    root.customer_email_hash = $8 as "rootSameEmail"
  from candidate as ticket
  left join lateral (select * from duplicate_fingerprints where ticket_id = ticket.root_id limit 1) as root on true
  where ticket.ticket_id is distinct from $9`;

/** $1 ticket ids */
export const CLOSED = `select id from tickets where id = any($1::uuid[]) and status in ('resolved', 'closed')`;

/**
 * Rows go in by their ids, so that two writers of the same tickets wait in line and never for each other. A ticket that
 * is stored already stays as it is; a duplicate of a duplicate is one of its root.
 *
 * All parameters are arrays, one entry a ticket: $1 id, $2 created at, $3 duplicate of, $4 text hash, $5 customer id
 * hash, $6 customer e-mail hash, $7 all terms, packed, $8 those to find it by, as array literals, $9 occurrences of all
 * terms, $10 title grams, packed
 */
export const REMEMBER = `
  with entry as (
    select * from unnest(
      $1::uuid[], $2::timestamptz[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::bytea[], $8::text[],
      $9::bytea[], $10::bytea[]
    ) as entry (
      ticket_id, created_at, duplicate_of, text_hash, customer_id_hash, customer_email_hash, terms, found_by,
      counts, grams
    )
  ), stored as (
    insert into duplicate_fingerprints
      (ticket_id, created_at, root_id, text_hash, customer_id_hash, customer_email_hash, terms, counts, grams)
    select entry.ticket_id, entry.created_at, coalesce(older.root_id, older.ticket_id), entry.text_hash,
      entry.customer_id_hash, entry.customer_email_hash, entry.terms, entry.counts, entry.grams
    from entry left join duplicate_fingerprints as older on older.ticket_id = entry.duplicate_of
    order by entry.ticket_id
    on conflict (ticket_id) do nothing
    returning ticket_id, doc
  ), uncounted as (
    insert into duplicate_uncounted (doc) select doc from stored
  )
  insert into duplicate_postings (term, doc)
  select term, stored.doc
  from stored join entry using (ticket_id) cross join unnest(entry.found_by::int[]) as term`;

/** One writer counts at a time, until its transaction ends; nobody waits. */
export const MAY_COUNT = `select pg_try_advisory_xact_lock(hashtext('duplicate_term_counts')) as free`;

/** Takes up to $1 tickets out of the line of those to count. */
export const TAKE_UNCOUNTED = `
  with taken as (
    delete from duplicate_uncounted
    where doc in (select doc from duplicate_uncounted order by doc limit $1)
    returning doc
  )
  select terms, counts from taken join duplicate_fingerprints using (doc)`;

/** $1 terms, $2 in how many more tickets each stands, $3 tickets, $4 words of their subjects, $5 words of their bodies */
export const COUNT = `
  with counted as (
    insert into duplicate_term_counts as known (term, tickets)
    select * from unnest($1::int[], $2::int[])
    on conflict (term) do update set tickets = known.tickets + excluded.tickets
  )
  update duplicate_corpus
  set tickets = tickets + $3, subject_words = subject_words + $4, body_words = body_words + $5`;

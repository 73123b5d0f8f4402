/** Tickets read for each term, newest first: what bounds the work of a search. */
const TICKETS_PER_TERM = 32;
/** Tickets of the very same text that a search looks at: the first one and the newest. */
const NEWEST_SAME_TEXTS = 20;

/**
 * Older tickets that share telling terms, and those of the very same text, each with the root to point to.
 * Rare terms count more; how rare is read off the few tickets that were looked at. Every limit is a constant, so the
 * rows read do not grow with the tickets; `limit 1` on a unique key keeps the planner from joining whole tables.
 * The weights, the same in each row, come back as a literal: the driver is slow to parse arrays, and once is enough.
 *
 * $1 terms, $2 their weights, $3 oldest similar ticket, $4 only older than, $5 number of similar tickets,
 * $6 text hash, $7 customer id hash, $8 customer e-mail hash, $9 the ticket itself or null
 */
export const SEARCH = `
  with probe as materialized (
    select wanted.place, wanted.weight / (1 + ln(greatest(found.tickets, 1))) as weight, found.docs
    from unnest($1::int[], $2::real[]) with ordinality as wanted (term, weight, place)
    cross join lateral (
      select array_agg(newest.doc) as docs, count(*) as tickets
      from (
        select doc from duplicate_terms
        where term = wanted.term and created_at >= $3 and created_at < $4
        order by created_at desc limit ${TICKETS_PER_TERM}
      ) as newest
    ) as found
  ), alike as (
    select doc from probe cross join unnest(docs) as doc
    group by doc order by sum(weight) desc, doc desc limit $5
  ), candidate as (
    select doc from alike
    union
    (select doc from duplicate_fingerprints where text_hash = $6 and created_at < $4 order by created_at limit 1)
    union
    (select doc from duplicate_fingerprints where text_hash = $6 and created_at < $4
     order by created_at desc limit ${NEWEST_SAME_TEXTS})
  )
  select
    ticket.text_hash = $6 as identical,
    ticket.customer_id_hash = $7 as "sameId",
    ticket.customer_email_hash = $8 as "sameEmail",
    ticket.terms,
    ticket.created_at as "createdAt",
    root.ticket_id as "rootId",
    root.created_at as "rootCreatedAt",
    root.customer_id_hash = $7 as "rootSameId",
    root.customer_email_hash = $8 as "rootSameEmail",
    (select array_agg(weight::real order by place)::text from probe) as weights
  from candidate
  cross join lateral (select * from duplicate_fingerprints where doc = candidate.doc limit 1) as ticket
  cross join lateral (
    select * from duplicate_fingerprints where ticket_id = coalesce(ticket.root_id, ticket.ticket_id) limit 1
  ) as root
  where ticket.ticket_id is distinct from $9`;

/** $1 ticket ids */
export const CLOSED = `select id from tickets where id = any($1::uuid[]) and status in ('resolved', 'closed')`;

/**
 * Rows go in by their ids, so that two writers of the same tickets wait in line and never for each other. A ticket that
 * is stored already stays as it is; a duplicate of a duplicate is one of its root.
 *
 * All parameters are arrays, one entry a ticket: $1 id, $2 created at, $3 duplicate of, $4 text hash, $5 customer id
 * hash, $6 customer e-mail hash, $7 all terms, packed, and $8 those to find it by, as array literals
 */
export const REMEMBER = `
  with entry as (
    select * from unnest(
      $1::uuid[], $2::timestamptz[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::bytea[], $8::text[]
    ) as entry (
      ticket_id, created_at, duplicate_of, text_hash, customer_id_hash, customer_email_hash, terms, found_by
    )
  ), stored as (
    insert into duplicate_fingerprints
      (ticket_id, created_at, root_id, text_hash, customer_id_hash, customer_email_hash, terms)
    select entry.ticket_id, entry.created_at, coalesce(older.root_id, older.ticket_id), entry.text_hash,
      entry.customer_id_hash, entry.customer_email_hash, entry.terms
    from entry left join duplicate_fingerprints as older on older.ticket_id = entry.duplicate_of
    order by entry.ticket_id
    on conflict (ticket_id) do nothing
    returning ticket_id, created_at, doc
  )
  insert into duplicate_terms (term, created_at, doc)
  select term, stored.created_at, stored.doc
  from stored join entry using (ticket_id) cross join unnest(entry.found_by::int[]) as term`;

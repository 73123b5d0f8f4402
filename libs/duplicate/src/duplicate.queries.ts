/** Tickets of the very same text that a search looks at: the first one and the newest. */
const NEWEST_SAME_TEXTS = 20;

/**
 * Tickets by their numbers, and those of the very same text (which may come twice), each with the root to point to, if
 * it is another. `limit 1` on a unique key keeps the planner from joining whole tables.
 *
 * $1 numbers, $2 oldest similar ticket, $3 only older than, $4 text hash, $5 customer id hash, $6 customer e-mail hash,
 * $7 the ticket itself or null
 */
export const CANDIDATES = `
  with candidate as (
    select ticket.*
    from unnest($1::int[]) as wanted
    cross join lateral (
      select * from duplicate_fingerprints where doc = wanted and created_at >= $2 and created_at < $3 limit 1
    ) as ticket
    union all
    (select * from duplicate_fingerprints where text_hash = $4 and created_at < $3 order by created_at limit 1)
    union all
    (select * from duplicate_fingerprints where text_hash = $4 and created_at < $3
     order by created_at desc limit ${NEWEST_SAME_TEXTS})
  )
  select
    ticket.ticket_id as "ticketId",
    ticket.created_at as "createdAt",
    ticket.text_hash = $4 as identical,
    ticket.customer_id_hash = $5 as "sameId",
    ticket.customer_email_hash = $6 as "sameEmail",
    ticket.terms,
    ticket.counts,
    ticket.grams,
    root.ticket_id as "rootId",
    root.created_at as "rootCreatedAt",
    root.customer_id_hash = $5 as "rootSameId",
    root.customer_email_hash = $6 as "rootSameEmail"
  from candidate as ticket
  left join lateral (select * from duplicate_fingerprints where ticket_id = ticket.root_id limit 1) as root on true
  where ticket.ticket_id is distinct from $7`;

/** $1 ticket ids */
export const CLOSED = `select id from tickets where id = any($1::uuid[]) and status in ('resolved', 'closed')`;

/**
 * Rows go in by their ids, so that two writers of the same tickets wait in line and never for each other. A ticket that
 * is stored already stays as it is; a duplicate of a duplicate is one of its root.
 *
 * All parameters are arrays, one entry a ticket: $1 id, $2 created at, $3 duplicate of, $4 text hash, $5 customer id
 * hash, $6 customer e-mail hash, $7 terms, packed, $8 their occurrences, $9 title grams, packed
 */
export const REMEMBER = `
  with entry as (
    select * from unnest(
      $1::uuid[], $2::timestamptz[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::bytea[], $8::bytea[], $9::bytea[]
    ) as entry (
      ticket_id, created_at, duplicate_of, text_hash, customer_id_hash, customer_email_hash, terms, counts, grams
    )
  ), stored as (
    insert into duplicate_fingerprints
      (ticket_id, created_at, root_id, text_hash, customer_id_hash, customer_email_hash, terms, counts, grams)
    select entry.ticket_id, entry.created_at, coalesce(older.root_id, older.ticket_id), entry.text_hash,
      entry.customer_id_hash, entry.customer_email_hash, entry.terms, entry.counts, entry.grams
    from entry left join duplicate_fingerprints as older on older.ticket_id = entry.duplicate_of
    order by entry.ticket_id
    on conflict (ticket_id) do nothing
    returning doc
  )
  insert into duplicate_waiting (doc) select doc from stored`;

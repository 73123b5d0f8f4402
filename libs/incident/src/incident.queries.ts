import { AdvisoryLock } from '@app/database';
import { RECENT_READ, USUAL_READ } from './evidence.js';

/**
 * Takes tickets in; one that is known already stays as it is. All parameters are arrays, one entry a ticket:
 * $1 ticket id, $2 seen at, $3 customer, $4 its terms as array literals
 */
export const RECORD = `
  with entry as (
    select * from unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::text[])
      as entry (ticket_id, seen_at, customer, terms)
  ), stored as (
    insert into incident_signals (ticket_id, seen_at, customer, terms)
    select ticket_id, seen_at, customer, terms::int[] from entry order by ticket_id
    on conflict (ticket_id) do nothing
    returning ticket_id, seen_at, doc, terms
  ), postings as (
    insert into incident_terms (term, seen_at, doc, size)
    select term, seen_at, doc, cardinality(terms) from stored cross join unnest(terms) as term
  )
  select ticket_id as "ticketId", doc from stored`;

/**
 * Who else used the ticket's terms, as lists of number and size, and where window and history begin. A term that nobody
 * else used lately is not looked up further. Every limit is a constant: what is read does not grow with the tickets.
 *
 * $1 terms, $2 history since, $3 window since, $4 its last quarter since, $5 the ticket's own number
 */
export const EVIDENCE = `
  select recent.uses as recent, usual.uses as usual,
    (select doc from incident_signals where seen_at >= $2 order by seen_at, doc limit 1) as first,
    (select doc from incident_signals where seen_at >= $3 order by seen_at, doc limit 1) as "window",
    (select doc from incident_signals where seen_at >= $4 order by seen_at, doc limit 1) as lately
  from unnest($1::int[]) with ordinality as wanted (term, place)
  cross join lateral (
    select string_agg(doc || ' ' || size, ' ') as uses from (
      select doc, size from incident_terms where term = wanted.term and seen_at >= $3 and doc <> $5
      order by seen_at desc, doc desc limit ${RECENT_READ}
    ) as newest
  ) as recent
  cross join lateral (
    select string_agg(doc || ' ' || size, ' ') as uses from (
      select doc, size from incident_terms
      where recent.uses is not null and term = wanted.term and seen_at >= $2 and seen_at < $3
      order by seen_at desc, doc desc limit ${USUAL_READ}
    ) as newest
  ) as usual
  order by wanted.place`;

/** Who wrote the tickets of numbers $1, and in which incident they are, in one text: hundreds of rows took the driver longer. */
export const RECENT = `
  select string_agg(signal.doc || ' ' || signal.customer || coalesce(' ' || member.incident_id, ''), ',') as recent
  from unnest($1::int[]) as wanted (doc)
  cross join lateral (select * from incident_signals where doc = wanted.doc limit 1) as signal
  left join lateral (
    select incident_id from incident_tickets where ticket_id = signal.ticket_id limit 1
  ) as member on true`;

/** $1 numbers of tickets */
export const TERMS_BY_DOC = 'select doc, terms from incident_signals where doc = any($1::int[])';

/** Held while an incident is changed, until the transaction ends: of two processes that see the same storm, one opens it. */
export const LOCK = `select pg_advisory_xact_lock(${AdvisoryLock.incidents})`;

/** $1 id, $2 opened at */
export const OPEN = `
  insert into incidents (id, opened_at, first_seen_at, last_seen_at, ticket_count, customer_count, terms)
  values ($1, $2, $2, $2, 0, 0, '{}')`;

/** $1 incident, $2 numbers of the tickets that join, $3 its terms from now on */
export const JOIN = `
  with joined as (
    insert into incident_tickets (ticket_id, incident_id, customer, seen_at)
    select ticket_id, $1::uuid, customer, seen_at from incident_signals where doc = any($2::int[])
    on conflict (ticket_id) do nothing
    returning customer, seen_at
  ), fresh as (
    select count(*) as tickets, min(seen_at) as first, max(seen_at) as last,
      count(distinct customer) filter (where not exists (
        select from incident_tickets as other where other.incident_id = $1 and other.customer = joined.customer
      )) as customers
    from joined
  )
  update incidents set ticket_count = ticket_count + fresh.tickets, customer_count = customer_count + fresh.customers,
    first_seen_at = least(first_seen_at, fresh.first), last_seen_at = greatest(last_seen_at, fresh.last), terms = $3
  from fresh where id = $1`;

/** $1 the incident that stays, $2 the one that turns out to be the same */
export const MERGE_TICKETS = 'update incident_tickets set incident_id = $1 where incident_id = $2';
export const MERGE = `
  with counted as (
    select count(*) as tickets, count(distinct customer) as customers, min(seen_at) as first, max(seen_at) as last
    from incident_tickets where incident_id = $1
  ), gone as (
    update incidents set merged_into = $1 where id = $2
  )
  update incidents set ticket_count = counted.tickets, customer_count = counted.customers,
    first_seen_at = counted.first, last_seen_at = counted.last
  from counted where id = $1`;

/** Takes tickets out of their incidents: they were never stored. $1 ticket ids */
export const WITHDRAW = `
  with gone as (
    delete from incident_tickets where ticket_id = any($1::uuid[]) returning incident_id, ticket_id
  ), counted as (
    select incident_id, count(*) as tickets, count(distinct customer) as customers,
      min(seen_at) as first, max(seen_at) as last
    from incident_tickets
    where incident_id in (select incident_id from gone) and ticket_id not in (select ticket_id from gone)
    group by incident_id
  )
  update incidents set ticket_count = coalesce(tickets, 0), customer_count = coalesce(customers, 0),
    first_seen_at = coalesce(first, first_seen_at), last_seen_at = coalesce(last, last_seen_at)
  from (select distinct incident_id from gone) as touched left join counted using (incident_id)
  where id = touched.incident_id`;

/** Tickets of incidents that were seen a while ago and are not stored. $1 seen before, $2 seen since */
export const NEVER_STORED = `
  select ticket_id as "ticketId" from incident_tickets as member
  where seen_at < $1 and seen_at >= $2 and not exists (select from tickets where id = member.ticket_id)`;

/** Tickets before the first that was seen, newest first. $1 since, $2 how many */
export const BEFORE_FIRST = `
  select id as "ticketId", created_at as "seenAt", subject, body, customer_id as "customerId",
    customer_email as "customerEmail"
  from tickets where created_at >= $1 and created_at < coalesce((select min(seen_at) from incident_signals), 'infinity')
  order by created_at desc, id desc limit $2`;

/** As RECORD, for tickets before all that were seen, newest first: their numbers are lower, too. */
export const PREPEND = `
  with lowest as (select coalesce(min(doc), 1) as doc from incident_signals), stored as (
    insert into incident_signals (doc, ticket_id, seen_at, customer, terms) overriding system value
    select lowest.doc - place, ticket_id, seen_at, customer, terms::int[]
    from lowest, unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::text[]) with ordinality
      as entry (ticket_id, seen_at, customer, terms, place)
    on conflict (ticket_id) do nothing
    returning seen_at, doc, terms
  )
  insert into incident_terms (term, seen_at, doc, size)
  select term, seen_at, doc, cardinality(terms) from stored cross join unnest(terms) as term`;

/** $1 incidents */
export const TERMS_OF = `select id, terms, customer_count as "customerCount" from incidents where id = any($1::uuid[])`;

const INCIDENT = `
  id, opened_at as "openedAt", first_seen_at as "firstSeenAt", last_seen_at as "lastSeenAt",
  ticket_count as "ticketCount", customer_count as "customerCount", terms, merged_into as "mergedInto", (
    select count(*)::int from incident_tickets as member
    where member.incident_id = incidents.id and member.seen_at > last_seen_at - interval '15 minutes'
  ) as "lastQuarter", (
    select count(*)::int from incident_tickets as member
    where member.incident_id = incidents.id and member.seen_at > last_seen_at - interval '30 minutes'
      and member.seen_at <= last_seen_at - interval '15 minutes'
  ) as "quarterBefore"`;

/** $1 only those with a ticket since, $2 how many, $3 how many to skip */
export const LIST = `
  select ${INCIDENT} from incidents where merged_into is null and ticket_count > 0 and last_seen_at >= $1
  order by last_seen_at desc, id desc limit $2 offset $3`;

/** $1 only those with a ticket since */
export const COUNT = `
  select count(*)::int as count from incidents
  where merged_into is null and ticket_count > 0 and last_seen_at >= $1`;

/** $1 id */
export const FIND = `select ${INCIDENT} from incidents where id = $1`;

/** $1 id, $2 how many */
export const TICKETS = `
  select ticket_id as "ticketId", seen_at as "createdAt" from incident_tickets where incident_id = $1
  order by seen_at desc, ticket_id desc limit $2`;

/** $1 ticket ids */
export const INCIDENTS_OF = `
  select ticket_id as "ticketId", incident_id as "incidentId" from incident_tickets where ticket_id = any($1::uuid[])`;

/** $1 older than */
export const FORGET_TERMS = 'delete from incident_terms where seen_at < $1';
export const FORGET_SIGNALS = 'delete from incident_signals where seen_at < $1';

import { type Burst, findBurst } from './burst.js';
import { type Evidence } from './evidence.js';

/** What is to be done about a ticket: nothing, or put it and others into one incident, new or open already. */
export interface Judgement {
  /** The incidents that turn out to be one, oldest first; none where a new one opens. */
  readonly incidents: readonly string[];
  /** Tickets of the window that join along with the judged one, by their numbers. */
  readonly joining: readonly number[];
  /** The similar tickets that the judgement rests on. */
  readonly members: readonly number[];
}

/** A day of 5,000 ordinary tickets shows something as unlikely as this once in two days; measured, see docs/incidents.md. */
const OPENS_AT = 1e-6;
/** A ticket joins an open incident more easily. */
const JOINS_AT = 1e-3;
/** With fewer of its tickets around it, a ticket has nothing to do with an incident. */
const LEAST_LINKS = 2;

export function judge(evidence: Evidence, leastCustomers: number): Judgement | null {
  const burst = findBurst(evidence, leastCustomers);
  if (burst === null || burst.surprise > JOINS_AT) return null;
  const links = linksOf(burst, evidence);
  const isSure = burst.surprise <= OPENS_AT;
  const isMostlyKnown = Math.max(0, ...links.values()) * 2 >= burst.members.length;
  if (!isSure && !(links.size > 0 && isMostlyKnown)) return null;
  const joining = isSure ? burst.members.filter((doc) => evidence.recent.get(doc)?.incidentId === null) : [];
  return { incidents: [...links.keys()].sort(), joining, members: burst.members };
}

/** How many of the similar tickets each incident has. Ids are UUIDs of version 7, so that they sort by age. */
function linksOf({ members }: Burst, { recent }: Evidence): Map<string, number> {
  const links = new Map<string, number>();
  for (const doc of members) {
    const id = recent.get(doc)?.incidentId;
    if (id !== undefined && id !== null) links.set(id, (links.get(id) ?? 0) + 1);
  }
  return new Map([...links].filter(([, count]) => count >= LEAST_LINKS));
}

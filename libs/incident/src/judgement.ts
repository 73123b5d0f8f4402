import { findBurst, shareCloser } from './burst.js';
import { type Evidence, type Kin } from './evidence.js';

/** What is to be done about a ticket: nothing, or put it and others into one incident, new or open already. */
export interface Judgement {
  /** The incidents that turn out to be one, oldest first; none where a new one opens. */
  readonly incidents: readonly string[];
  /** Tickets of the window that join along with the judged one, by their numbers. */
  readonly joining: readonly number[];
  /** The similar tickets that the judgement rests on. */
  readonly members: readonly number[];
}

/** How often nothing opens an incident at this: see docs/incidents.md. */
const OPENS_AT = 3e-6;
/** A ticket joins an open incident more easily, if as few of the usual tickets have as much in common with it. */
const JOINS_AT = 1e-3;
/** With fewer of its tickets around it, a ticket has nothing to do with an incident. */
const LEAST_LINKS = 2;

export function judge(evidence: Evidence, kin: Kin, leastCustomers: number): Judgement | null {
  const burst = findBurst(evidence, kin, leastCustomers);
  if (burst !== null && burst.surprise <= OPENS_AT) {
    const { members } = burst;
    const joining = members.filter((doc) => evidence.recent.get(doc)?.incidentId === null);
    return { incidents: [...linksOf(members, evidence).keys()].sort(), joining, members };
  }
  if (burst === null || burst.surprise > JOINS_AT) return null;
  for (const [id, members] of linksOf([...kin.keys()], evidence)) {
    const ofIncident = new Map([...kin].filter(([doc]) => members.includes(doc)));
    if (shareCloser(evidence, ofIncident) <= JOINS_AT) return { incidents: [id], joining: [], members };
  }
  return null;
}

/** Which of the tickets each incident has, the one with the most first. Ids are UUIDs of version 7, so they sort by age. */
function linksOf(docs: readonly number[], { recent }: Evidence): Map<string, number[]> {
  const links = new Map<string, number[]>();
  for (const doc of docs) {
    const id = recent.get(doc)?.incidentId;
    if (id !== undefined && id !== null) links.set(id, [...(links.get(id) ?? []), doc]);
  }
  const linked = [...links].filter(([, { length }]) => length >= LEAST_LINKS);
  return new Map(linked.sort(([, a], [, b]) => b.length - a.length));
}

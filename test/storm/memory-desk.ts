import {
  closest,
  type Evidence,
  judge,
  type Judgement,
  type Kin,
  RECENT_READ,
  type Signal,
  type TermUse,
  USUAL_READ,
} from '@app/incident';

interface Ticket {
  readonly at: number;
  readonly signal: Signal;
  incident: string | null;
}

/** The incident watch over tickets in memory: what the database does for the service, for days in a second. */
export class MemoryDesk {
  /** Ticket numbers by incident. */
  readonly incidents = new Map<string, number[]>();
  private readonly tickets: Ticket[] = [];
  private readonly uses = new Map<number, number[]>();
  private window = 0;
  private lately = 0;
  private opened = 0;

  constructor(
    private readonly windowMs: number,
    private readonly leastCustomers: number,
  ) {}

  /** Takes a ticket in without judging it, as on the days before. */
  learn(at: number, signal: Signal): number {
    const doc = this.tickets.push({ at, signal, incident: null }) - 1;
    for (const term of signal.terms) {
      const uses = this.uses.get(term);
      if (uses === undefined) this.uses.set(term, [doc]);
      else uses.push(doc);
    }
    return doc;
  }

  /** @returns the incident that the ticket belongs to */
  observe(at: number, signal: Signal): string | null {
    while ((this.tickets[this.window]?.at ?? at) < at - this.windowMs) this.window += 1;
    while ((this.tickets[this.lately]?.at ?? at) < at - this.windowMs / 4) this.lately += 1;
    const judgement = this.judge(signal);
    const doc = this.learn(at, signal);
    if (judgement === null) return null;
    const [id = this.nextId(), ...merged] = judgement.incidents;
    const moved = merged.flatMap((other) => this.incidents.get(other) ?? []);
    for (const other of merged) this.incidents.delete(other);
    for (const member of [...moved, ...judgement.joining, doc]) this.tickets[member]!.incident = id;
    this.incidents.set(id, [...(this.incidents.get(id) ?? []), ...moved, ...judgement.joining, doc]);
    return id;
  }

  private nextId(): string {
    this.opened += 1;
    return `incident ${String(this.opened).padStart(3, '0')}`;
  }

  private judge({ customer, terms }: Signal): Judgement | null {
    const known = new Map<number, TermUse>();
    const usesOf = (of: readonly number[]): TermUse[] =>
      of.map((term) => known.get(term) ?? known.set(term, this.useOf(term)).get(term)!);
    const span = { first: 0, window: this.window, lately: this.lately, now: this.tickets.length };
    const first: Evidence = { customer, terms: usesOf(terms), span, recent: this.recent(known.values()) };
    const near = closest(first, this.leastCustomers);
    if (near.length === 0) return null;
    const kin: Kin = new Map(near.map((doc) => [doc, usesOf(this.tickets[doc]!.signal.terms)]));
    return judge({ ...first, recent: this.recent(known.values()) }, kin, this.leastCustomers);
  }

  private recent(uses: Iterable<TermUse>): Evidence['recent'] {
    const recent = new Map<number, { customer: string; incidentId: string | null }>();
    for (const use of uses)
      for (const { doc } of use.recent) {
        const { signal, incident } = this.tickets[doc]!;
        recent.set(doc, { customer: signal.customer, incidentId: incident });
      }
    return recent;
  }

  private useOf(term: number): TermUse {
    const docs = this.uses.get(term) ?? [];
    const use = (doc: number): { doc: number; size: number } => ({ doc, size: this.tickets[doc]!.signal.terms.length });
    const before = docs.findLastIndex((doc) => doc < this.window) + 1;
    return {
      recent: docs
        .slice(Math.max(before, docs.length - RECENT_READ))
        .reverse()
        .map(use),
      usual: docs
        .slice(Math.max(0, before - USUAL_READ), before)
        .reverse()
        .map(use),
    };
  }
}

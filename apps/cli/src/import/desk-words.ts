import { OperatorError } from '@app/domain';
import { type DeskConfig } from '@app/platform';
import { TICKET_STATUSES } from '@app/tickets';
import { plain } from '../input/columns.js';
import { type ImportOptions, type WordKind, type WordMapping } from './import-options.js';

/** What desks call where they stand with a ticket, without case, spaces and punctuation. */
const STATUS_WORDS: Readonly<Record<string, readonly string[]>> = {
  pending: ['new', 'open', 'opened', 'reopened', 'todo', 'unassigned', 'offen', 'neu'],
  in_progress: ['assigned', 'active', 'working', 'hold', 'onhold', 'waiting', 'waitingoncustomer', 'inbearbeitung'],
  resolved: ['solved', 'fixed', 'done', 'completed', 'answered', 'gelöst', 'erledigt'],
  closed: ['archived', 'cancelled', 'canceled', 'rejected', 'geschlossen'],
};

/** Turns the words of a desk's export into the ids that this service knows. */
export class DeskWords {
  private readonly known: Readonly<Record<WordKind, ReadonlyMap<string, string>>>;

  /**
   * @param ids what there is of each kind
   * @throws OperatorError where a word would mean an id that is not among them
   */
  constructor(
    readonly ids: Readonly<Record<WordKind, readonly string[]>>,
    mappings: readonly WordMapping[] = [],
  ) {
    for (const { kind, id } of mappings) assertKnown(kind, id, ids[kind]);
    const wordsOf = (kind: WordKind): ReadonlyMap<string, string> =>
      new Map([
        ...(kind === 'status' ? statusWords() : []),
        ...ids[kind].map((id): [string, string] => [plain(id), id]),
        ...mappings.filter((each) => each.kind === kind).map(({ word, id }): [string, string] => [plain(word), id]),
      ]);
    this.known = {
      status: wordsOf('status'),
      category: wordsOf('category'),
      severity: wordsOf('severity'),
      team: wordsOf('team'),
    };
  }

  /** Undefined for a word that nobody explained. */
  idOf(kind: WordKind, word: string): string | undefined {
    return this.known[kind].get(plain(word));
  }
}

/** @throws OperatorError for a status or a mapping that leads nowhere */
export function deskWords(config: DeskConfig, { map, status }: Pick<ImportOptions, 'map' | 'status'>): DeskWords {
  assertKnown('status', status, TICKET_STATUSES);
  const ids = {
    status: TICKET_STATUSES,
    category: config.idsOf('category'),
    severity: config.idsOf('severity'),
    team: config.idsOf('team'),
  };
  return new DeskWords(ids, map);
}

function assertKnown(kind: WordKind, id: string, known: readonly string[]): void {
  if (!known.includes(id)) throw new OperatorError(`There is no ${kind} "${id}"; there are ${known.join(', ')}.`);
}

function statusWords(): [string, string][] {
  return Object.entries(STATUS_WORDS).flatMap(([id, words]) => words.map((word): [string, string] => [word, id]));
}

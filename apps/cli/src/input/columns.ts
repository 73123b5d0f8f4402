/** What desks call a column in their exports, the surest names first; compared without case, spaces and punctuation. */
export type UsualNames<R extends string> = Readonly<Record<R, readonly string[]>>;

/** Which columns hold what, as the user named them; those that are not named are guessed. */
export type NamedColumns<R extends string> = Readonly<Partial<Record<`${R}Column`, string>>>;

export type Role = 'id' | 'subject' | 'body' | 'text' | 'label';
export const ROLES: readonly Role[] = ['id', 'subject', 'body', 'text', 'label'];

/** The columns of labelled lines. */
export type ColumnNames = NamedColumns<Role>;

/** The columns of every ticket. */
export const TEXT_NAMES: UsualNames<'id' | 'subject' | 'body' | 'text'> = {
  id: ['id', 'ticketid', 'ticketnumber', 'externalid', 'number', 'key', 'issuekey', 'caseid', 'casenumber'],
  subject: ['subject', 'title', 'summary', 'ticketsubject', 'betreff', 'headline', 'shortdescription'],
  body: [
    'body',
    'description',
    'message',
    'content',
    'ticketdescription',
    'details',
    'question',
    'beschreibung',
    'nachricht',
    'comment',
  ],
  text: ['text', 'utterance', 'query', 'sentence'],
};
export const CATEGORY_NAMES = ['category', 'kategorie', 'type', 'tickettype', 'topic'];
export const SEVERITY_NAMES = ['severity', 'priority', 'urgency', 'dringlichkeit', 'prioritaet', 'priorität'];

/** Without case, spaces and punctuation. */
export const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

export type Columns<R extends string = Role> = Readonly<Partial<Record<R, string>>>;

/** Finds the columns of records by their names; records of the same shape are looked at once. */
export class ColumnFinder<R extends string> {
  private readonly known = new Map<string, Columns<R>>();
  private readonly named: Readonly<Record<string, string | undefined>>;

  constructor(
    private readonly usual: UsualNames<R>,
    named: NamedColumns<R>,
  ) {
    this.named = named;
  }

  columnsOf(fields: Readonly<Record<string, unknown>>): Columns<R> {
    const names = Object.keys(fields);
    const shape = names.join('\n');
    const known = this.known.get(shape);
    if (known !== undefined) return known;
    const columns: Partial<Record<R, string>> = {};
    for (const role of Object.keys(this.usual) as R[]) {
      const column = this.columnFor(role, names);
      if (column !== undefined) columns[role] = column;
    }
    this.known.set(shape, columns);
    return columns;
  }

  private columnFor(role: R, names: readonly string[]): string | undefined {
    const named = this.named[`${role}Column`];
    if (named !== undefined)
      return names.find((name) => name === named) ?? names.find((name) => plain(name) === plain(named));
    for (const each of this.usual[role]) {
      const column = names.find((name) => plain(name) === each);
      if (column !== undefined) return column;
    }
    return undefined;
  }
}

/** Finds the columns of labelled lines. */
export class ColumnGuess extends ColumnFinder<Role> {
  /** @param labelNames what the label is usually called besides `label`, such as `category` */
  constructor(named: ColumnNames, labelNames: readonly string[] = []) {
    super({ ...TEXT_NAMES, label: ['label', ...labelNames] }, named);
  }
}

/** Which columns hold what; those that are not named are guessed. */
export interface ColumnNames {
  readonly idColumn?: string;
  readonly subjectColumn?: string;
  readonly bodyColumn?: string;
  readonly textColumn?: string;
  readonly labelColumn?: string;
}

export type Role = 'id' | 'subject' | 'body' | 'text' | 'label';
export const ROLES: readonly Role[] = ['id', 'subject', 'body', 'text', 'label'];

/** What desks call them in their exports, the surest names first; compared without case, spaces and punctuation. */
const USUAL: Readonly<Record<Role, readonly string[]>> = {
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
  label: ['label'],
};

const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

export type Columns = Readonly<Partial<Record<Role, string>>>;

/** Finds the columns of records by their names; records of the same shape are looked at once. */
export class ColumnGuess {
  private readonly known = new Map<string, Columns>();

  /** @param labelNames what the label is usually called besides `label`, such as `category` */
  constructor(
    private readonly named: ColumnNames,
    private readonly labelNames: readonly string[] = [],
  ) {}

  columnsOf(fields: Readonly<Record<string, unknown>>): Columns {
    const names = Object.keys(fields);
    const shape = names.join('\n');
    const known = this.known.get(shape);
    if (known !== undefined) return known;
    const columns = Object.fromEntries(
      ROLES.flatMap((role) => {
        const column = this.columnFor(role, names);
        return column === undefined ? [] : [[role, column]];
      }),
    );
    this.known.set(shape, columns);
    return columns;
  }

  private columnFor(role: Role, names: readonly string[]): string | undefined {
    const named = this.named[`${role}Column`];
    if (named !== undefined)
      return names.find((name) => name === named) ?? names.find((name) => plain(name) === plain(named));
    const usual = role === 'label' ? [...USUAL.label, ...this.labelNames] : USUAL[role];
    for (const each of usual) {
      const column = names.find((name) => plain(name) === each);
      if (column !== undefined) return column;
    }
    return undefined;
  }
}

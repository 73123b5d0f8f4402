import { Liquid, type Template } from 'liquidjs';

const TAGS = ['if', 'unless', 'case', 'comment'];
const FILTERS = ['append', 'capitalize', 'default', 'downcase', 'prepend', 'replace', 'truncate', 'upcase'];

const engine = restrictedEngine();

/** One Liquid template of plain text, compiled once; it has no loops, no files and no variables of its own. */
export class PlainTemplate {
  /** What it reads from its scope, such as `subject` and `fields.order_id`. */
  readonly variables: readonly string[];
  private readonly compiled: Template[];
  private readonly isConstant: boolean;

  /** @throws Error with the reason and what is allowed instead */
  constructor(private readonly source: string) {
    this.compiled = parse(source);
    this.variables = engine.globalFullVariablesSync(this.compiled);
    this.isConstant = !/\{[{%]/.test(source);
  }

  /** Scope values are inserted as they are and never read as a template. */
  render(scope: object): string {
    return this.isConstant ? this.source : String(engine.renderSync(this.compiled, scope));
  }
}

function restrictedEngine(): Liquid {
  const liquid = new Liquid({
    strictFilters: true,
    strictVariables: true,
    jsTruthy: true,
    ownPropertyOnly: true,
    // No file is ever read, not even by a tag that a later version of the library brings.
    templates: {},
    parseLimit: 200_000,
    // Without loops a reply takes microseconds; a pause of the garbage collector must not count as an attack.
    renderLimit: 1_000,
    memoryLimit: 100_000,
  });
  for (const name of Object.keys(liquid.tags)) if (!TAGS.includes(name)) Reflect.deleteProperty(liquid.tags, name);
  for (const name of Object.keys(liquid.filters)) if (!FILTERS.includes(name)) liquid.unregisterFilter(name);
  return liquid;
}

function parse(source: string): Template[] {
  try {
    return engine.parse(source);
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error });
  }
}

/** The library counts lines from the start of the template; the caller knows where in its file that is. */
function reasonOf(error: unknown): string {
  const reason = (error instanceof Error ? error.message : String(error)).replace(/, line:\d+, col:\d+$/, '');
  if (reason.startsWith('undefined filter')) return `${reason}; allowed: ${FILTERS.join(', ')}`;
  if (/^tag .* not found$/.test(reason)) return `${reason}; allowed: ${TAGS.join(', ')}`;
  return reason;
}

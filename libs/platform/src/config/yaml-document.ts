import { constructFromEvents, type Event, EVENT_ID, getScalarValue, parseEvents } from 'js-yaml';

export type YamlPath = readonly PropertyKey[];

/** One YAML document with the line each of its nodes stands on. */
export class YamlDocument {
  private constructor(
    readonly value: unknown,
    private readonly lines: ReadonlyMap<string, number>,
  ) {}

  /** @throws YAMLException on bad syntax and on anything but one document */
  static parse(source: string, filename: string): YamlDocument {
    const events = parseEvents(source, { filename });
    const documents = constructFromEvents(events, { source, filename });
    if (documents.length > 1) throw new Error('holds several documents; keep one');
    return new YamlDocument(documents[0], linesByPath(source, events));
  }

  /** The 1-based line of a node, or of its nearest ancestor where it is missing. */
  lineOf(path: YamlPath): number {
    for (let depth = path.length; depth > 0; depth -= 1) {
      const line = this.lines.get(keyOf(path.slice(0, depth)));
      if (line !== undefined) return line;
    }
    return 1;
  }
}

const keyOf = (path: YamlPath): string => path.map(String).join('\u0000');

interface OpenNode {
  readonly kind: 'mapping' | 'sequence' | 'document';
  readonly path: YamlPath;
  /** The key that waits for its value, in a mapping. */
  key: string | undefined;
  index: number;
}

function linesByPath(source: string, events: readonly Event[]): Map<string, number> {
  const lines = new Map<string, number>();
  const lineAt = lineCounter(source);
  const open: OpenNode[] = [];

  const place = (start: number): YamlPath => {
    const parent = open.at(-1);
    if (parent === undefined || parent.kind === 'document') return [];
    const path = [...parent.path, parent.kind === 'mapping' ? (parent.key ?? '') : parent.index];
    parent.index += 1;
    parent.key = undefined;
    // A mapping's value is placed on its key's line, which was noted when the key went by.
    if (!lines.has(keyOf(path))) lines.set(keyOf(path), lineAt(start));
    return path;
  };

  for (const event of events) {
    const parent = open.at(-1);
    if (event.type === EVENT_ID.POP) {
      open.pop();
    } else if (event.type === EVENT_ID.DOCUMENT) {
      open.push({ kind: 'document', path: [], key: undefined, index: 0 });
    } else if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
      const kind = event.type === EVENT_ID.MAPPING ? 'mapping' : 'sequence';
      open.push({ kind, path: place(event.start), key: undefined, index: 0 });
    } else if (event.type === EVENT_ID.SCALAR && parent?.kind === 'mapping' && parent.key === undefined) {
      parent.key = getScalarValue(source, event);
      lines.set(keyOf([...parent.path, parent.key]), lineAt(event.valueStart));
    } else {
      place(event.type === EVENT_ID.SCALAR ? event.valueStart : event.anchorStart);
    }
  }
  return lines;
}

/** Offsets must not decrease from call to call, as parser events do not. */
function lineCounter(source: string): (offset: number) => number {
  let line = 1;
  let position = 0;
  return (offset) => {
    for (; position < offset; position += 1) if (source.charCodeAt(position) === 10) line += 1;
    return line;
  };
}

import { Transform } from 'class-transformer';

type Direction = 'request' | 'response';

const verbatim: Record<Direction, Set<string>> = { request: new Set(), response: new Set() };

/**
 * Marks a DTO property whose value is the caller's own data (metadata, a `{name: value}` map): the keys inside are left
 * as they are. Goes by the property's name, in both directions unless one is named.
 */
export function Verbatim(...directions: Direction[]): PropertyDecorator {
  return (target, property) => {
    for (const direction of directions.length > 0 ? directions : (['request', 'response'] as const))
      verbatim[direction].add(String(property));
    // class-transformer would rebuild the value and drop keys such as `constructor`.
    Transform(({ obj, key }: { obj: Record<string, unknown>; key: string }) => obj[key], { toClassOnly: true })(
      target,
      property,
    );
  };
}

export function isVerbatim(property: string, direction: Direction): boolean {
  return verbatim[direction].has(property);
}

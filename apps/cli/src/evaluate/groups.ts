/** The group of a line: the value of one of its fields. */
export function groupOf(fields: Readonly<Record<string, unknown>>, by: string): string | undefined {
  const value = fields[by];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

/** The names of all groups, in order. */
export function groupNames(lines: readonly { readonly group: string | undefined }[]): string[] {
  return [...new Set(lines.flatMap(({ group }) => group ?? []))].sort();
}

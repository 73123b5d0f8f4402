import { type Client } from 'pg';

export interface IndexSize {
  /** Bytes a ticket of each table of the duplicate index, its own indexes included; largest first. */
  readonly tables: readonly { readonly name: string; readonly bytes: number }[];
  /** Of all of them together. */
  readonly bytes: number;
  /** Bytes a ticket of the tickets themselves. */
  readonly ticketBytes: number;
}

const SIZES = `
  select relname as name, pg_total_relation_size(oid)::float as bytes
  from pg_class
  where relkind = 'r' and relnamespace = 'public'::regnamespace and (relname like 'duplicate\\_%' or relname = 'tickets')
  order by 2 desc`;

export async function indexSizeOf(client: Client, tickets: number): Promise<IndexSize> {
  const { rows } = await client.query<{ name: string; bytes: number }>(SIZES);
  const each = rows.map(({ name, bytes }) => ({ name, bytes: bytes / tickets }));
  const tables = each.filter(({ name }) => name !== 'tickets');
  return {
    tables,
    bytes: tables.reduce((sum, { bytes }) => sum + bytes, 0),
    ticketBytes: each.find(({ name }) => name === 'tickets')?.bytes ?? Number.NaN,
  };
}

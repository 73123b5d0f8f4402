import { type DataSource } from 'typeorm';

/** A statement that each connection plans once and then keeps under its name. */
export interface PreparedStatement {
  /** Unique in the service. */
  readonly name: string;
  readonly text: string;
}

/** What is used of the driver's client; TypeORM's own `query` has no way to name a statement. */
interface Client {
  query(statement: PreparedStatement & { readonly values: readonly unknown[] }): Promise<{ readonly rows: unknown[] }>;
}

/** The rows of a statement that is worth preparing: one that costs more to plan than to run. */
export async function preparedQuery<Row>(
  dataSource: DataSource,
  { name, text }: PreparedStatement,
  values: readonly unknown[],
): Promise<Row[]> {
  const runner = dataSource.createQueryRunner();
  try {
    const client = (await runner.connect()) as Client;
    const { rows } = await client.query({ name, text, values });
    return rows as Row[];
  } finally {
    await runner.release();
  }
}

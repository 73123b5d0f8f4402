import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** How long a key is remembered: longer than the 75 hours over which webhook senders repeat themselves. */
const KEY_LIFETIME_DAYS = 7;

/** A request under an idempotency key; `owner` keeps one client's keys apart from another's. */
export interface KeyedRequest {
  readonly owner: string;
  readonly key: string;
  /** A digest of the request; the same key with another one is a mistake of the caller. */
  readonly digest: string;
}

/** What is known of a key that somebody used before. */
export type KeyState =
  | { readonly state: 'claimed' }
  | { readonly state: 'running' }
  | { readonly state: 'other_request' }
  | { readonly state: 'answered'; readonly answer: unknown };

interface KeyRow {
  readonly claimed: boolean;
  readonly digest: string;
  readonly answer: unknown;
}

/** The only reader and writer of idempotency_keys. */
@Injectable()
export class IdempotencyStore {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Takes the key for this request, atomically: of many at once, one claims it. A claim that is older than
   * `leaseMs` belongs to a process that died and may be taken over by the same request.
   */
  async claim({ owner, key, digest }: KeyedRequest, leaseMs: number): Promise<KeyState> {
    const rows = await this.dataSource.query<KeyRow[]>(
      `with claim as (
         insert into idempotency_keys as known (owner, key, digest, claimed_at) values ($1, $2, $3, now())
         on conflict (owner, key) do update set digest = excluded.digest, answer = null, claimed_at = now()
           where known.claimed_at < now() - make_interval(days => ${KEY_LIFETIME_DAYS})
              or (known.answer is null and known.digest = excluded.digest
                  and known.claimed_at < now() - make_interval(secs => $4::double precision / 1000))
         returning digest, answer)
       select true as claimed, digest, answer from claim
       union all
       select false, digest, answer from idempotency_keys where owner = $1 and key = $2 and not exists (select from claim)`,
      [owner, key, digest, leaseMs],
    );
    const [row] = rows;
    // A key that another request took and gave back between the two halves of the statement is running somewhere.
    if (row === undefined) return { state: 'running' };
    if (row.claimed) return { state: 'claimed' };
    if (row.digest !== digest) return { state: 'other_request' };
    return row.answer === null ? { state: 'running' } : { state: 'answered', answer: row.answer };
  }

  async keepAnswer({ owner, key }: KeyedRequest, answer: unknown): Promise<void> {
    await this.dataSource.query('update idempotency_keys set answer = $3 where owner = $1 and key = $2', [
      owner,
      key,
      JSON.stringify(answer),
    ]);
  }

  /** Gives the key back, so that the same request may be sent again. */
  async release({ owner, key }: KeyedRequest): Promise<void> {
    await this.dataSource.query('delete from idempotency_keys where owner = $1 and key = $2 and answer is null', [
      owner,
      key,
    ]);
  }

  async forgetExpired(): Promise<void> {
    await this.dataSource.query(
      `delete from idempotency_keys where claimed_at < now() - make_interval(days => ${KEY_LIFETIME_DAYS})`,
    );
  }
}

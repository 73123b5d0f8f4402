import { createHash, timingSafeEqual } from 'node:crypto';
import { OperatorError } from '@app/domain';

/** Whoever holds a key: its name, which logs may show, and what it may do; everything, where no scopes are named. */
export interface Caller {
  readonly name: string;
  readonly scopes: readonly string[] | undefined;
}

interface KeyHolder {
  readonly digest: Buffer;
  readonly caller: Caller;
}

const NAME = /^[A-Za-z0-9._-]{1,64}$/;

/** The keys of API_KEYS; only their digests stay in memory. */
export class ApiKeys {
  private constructor(private readonly holders: readonly KeyHolder[]) {}

  /**
   * Reads `name:key[:scope+scope]`, separated by commas.
   * @param known every scope there is; any scope will do where none are listed
   * @throws OperatorError that names the entry by its place, never its key
   */
  static parse(text: string | undefined, known: readonly string[]): ApiKeys {
    const entries = (text ?? '').split(',').map((entry) => entry.trim());
    const holders = entries.flatMap((entry, index) => (entry === '' ? [] : [parseEntry(entry, index + 1, known)]));
    return new ApiKeys(holders);
  }

  /** Without any key the service is open. */
  get isEmpty(): boolean {
    return this.holders.length === 0;
  }

  /** Compares with every key, each in constant time, so that the time tells nothing about them. */
  callerOf(key: string): Caller | undefined {
    const digest = digestOf(key);
    let found: Caller | undefined;
    for (const holder of this.holders) if (timingSafeEqual(holder.digest, digest)) found = holder.caller;
    return found;
  }
}

function parseEntry(entry: string, place: number, known: readonly string[]): KeyHolder {
  // A scope may hold a colon itself.
  const [name = '', key = '', ...rest] = entry.split(':');
  if (!NAME.test(name) || key === '') throw wrongEntry(place, 'must be name:key or name:key:scope+scope');
  const scopes = rest.length === 0 ? undefined : rest.join(':').split('+');
  if (known.length > 0 && scopes?.some((scope) => !known.includes(scope)) === true)
    throw wrongEntry(place, `has an unknown scope; there are ${known.join(', ')}`);
  return { digest: digestOf(key), caller: { name, scopes } };
}

function wrongEntry(place: number, problem: string): Error {
  return new OperatorError(`API_KEYS: entry ${place} ${problem}`);
}

function digestOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

import { hash } from 'node:crypto';

/** Who wrote a ticket, as far as the desk told. */
export interface Customer {
  readonly customerId: string | null;
  readonly customerEmail: string | null;
}

/** Hashes as by `digest`; null where the desk did not tell. */
export interface CustomerKeys {
  readonly id: string | null;
  readonly email: string | null;
}

/** How the customers of two tickets compare; null where one of the two sides is not known. */
export interface CustomerMatch {
  readonly sameId: boolean | null;
  readonly sameEmail: boolean | null;
}

export function customerKeys({ customerId, customerEmail }: Customer): CustomerKeys {
  return { id: keyOf('id', customerId?.trim()), email: keyOf('email', customerEmail?.trim().toLowerCase()) };
}

/** From the database, which keeps hashes as UUIDs and so writes them with dashes. */
export function keysOf({ customerId, customerEmail }: Customer): CustomerKeys {
  return { id: customerId?.replaceAll('-', '') ?? null, email: customerEmail?.replaceAll('-', '') ?? null };
}

export function compareCustomers(one: CustomerKeys, other: CustomerKeys): CustomerMatch {
  return { sameId: same(one.id, other.id), sameEmail: same(one.email, other.email) };
}

/** The same id or the same address is enough. */
export function isSameCustomer({ sameId, sameEmail }: CustomerMatch): boolean {
  return sameId === true || sameEmail === true;
}

/** Something of both is known, and nothing of it is the same. */
export function isOtherCustomer(match: CustomerMatch): boolean {
  return !isSameCustomer(match) && (match.sameId === false || match.sameEmail === false);
}

/** The first 128 bits of SHA-256, as hex. */
export function digest(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 32);
}

function keyOf(kind: string, value: string | undefined): string | null {
  return value === undefined || value === '' ? null : digest(`${kind} ${value}`);
}

function same(one: string | null, other: string | null): boolean | null {
  return one === null || other === null ? null : one === other;
}

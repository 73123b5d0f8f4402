import { AsyncLocalStorage } from 'node:async_hooks';
import { randomFillSync } from 'node:crypto';
import { type RequestHandler, type Response } from 'express';
import { v7 as uuidv7 } from 'uuid';

export const REQUEST_ID_HEADER = 'X-Request-Id';

const BYTES_PER_ID = 16;
const SANE = /^[A-Za-z0-9._:-]{1,128}$/;

const current = new AsyncLocalStorage<string>();

/** Gives every answer, and every log line written on its way, a request id: the caller's where it is sane. */
export function requestId(): RequestHandler {
  return (request, response, next) => {
    const given = request.headers['x-request-id'];
    const id = typeof given === 'string' && SANE.test(given) ? given : newRequestId();
    response.setHeader(REQUEST_ID_HEADER, id);
    current.run(id, next);
  };
}

export function newRequestId(): string {
  return uuidv7({ rng: randomBytes });
}

/** The id of the request this code runs for, if it runs for one. */
export function currentRequestId(): string | undefined {
  return current.getStore();
}

/** Asking the system for each id's bytes costs ten times as much as the rest of the id. */
const pool = new Uint8Array(BYTES_PER_ID * 256);
let used = pool.length;

function randomBytes(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += BYTES_PER_ID;
  return pool.subarray(used - BYTES_PER_ID, used);
}

export function requestIdOf(response: Response): string {
  const id = response.getHeader(REQUEST_ID_HEADER);
  return typeof id === 'string' ? id : newRequestId();
}

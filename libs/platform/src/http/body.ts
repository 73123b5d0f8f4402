import { isUtf8 } from 'node:buffer';
import { UnsupportedMediaTypeException } from '@nestjs/common';
import { AppError } from '@app/domain';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { type Request, type RequestHandler } from 'express';
import { isNestedDeeperThan, MAX_JSON_DEPTH } from './json-depth.js';
import { makeStorable } from './storable-text.js';

const MAX_BODY_BYTES = 1024 * 1024;
const BYTE_ORDER_MARK = '\u{FEFF}';

/** Reads JSON bodies into `request.body`; it stays undefined where there is none. */
export function readJsonBodies(app: NestExpressApplication): void {
  app.use(refuseOtherTypes);
  app.useBodyParser('raw', { type: () => true, limit: MAX_BODY_BYTES });
  app.use(parseBody);
}

const refuseOtherTypes: RequestHandler = (request, _, next) => {
  if (hasBody(request) && !isJson(request.headers['content-type'])) next(new UnsupportedMediaTypeException());
  else next();
};

const parseBody: RequestHandler = (request, _, next) => {
  if (Buffer.isBuffer(request.body)) request.body = parseJson(request.body);
  next();
};

/** @throws AppError malformed, for anything but UTF-8 JSON of sane depth */
function parseJson(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  if (!isUtf8(bytes)) throw malformed('not_utf8', 'The body is not valid UTF-8.');
  if (isNestedDeeperThan(MAX_JSON_DEPTH, bytes))
    throw malformed('nested_too_deeply', `The body is nested deeper than ${MAX_JSON_DEPTH} levels.`);
  const text = bytes.toString('utf8');
  const value = parsed(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
  // Only an escape can put U+0000 or half a surrogate pair into valid UTF-8 JSON.
  return text.includes('\\u') ? makeStorable(value) : value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw malformed('malformed_json', 'The body is not valid JSON.');
  }
}

function malformed(code: string, message: string): AppError {
  return new AppError('malformed', code, message);
}

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}

/** `application/json`, and if a charset is named, UTF-8 (RFC 8259). */
function isJson(contentType = ''): boolean {
  if (contentType === 'application/json') return true;
  const [type = '', ...parameters] = contentType.toLowerCase().split(';');
  const charset = parameters.map((each) => each.trim()).find((each) => each.startsWith('charset='));
  return type.trim() === 'application/json' && (charset === undefined || /^charset="?utf-?8"?$/.test(charset));
}

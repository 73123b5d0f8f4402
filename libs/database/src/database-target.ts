import { OperatorError } from '@app/domain';
import { type ConnectionOptions as TlsOptions } from 'node:tls';
import { readFileSync } from 'node:fs';

/** PostgreSQL inside this process; without a directory it lives in memory. */
interface EmbeddedTarget {
  readonly kind: 'embedded';
  readonly directory: string | undefined;
}

/** A PostgreSQL server; what is undefined is the driver's default. */
export interface ServerTarget {
  readonly kind: 'server';
  readonly host: string;
  readonly port: number;
  readonly database: string | undefined;
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly tls: TlsOptions | false;
}

export type DatabaseTarget = EmbeddedTarget | ServerTarget;

const DEFAULT_DIRECTORY = './data/pglite';
const SERVER_SCHEME = /^postgres(?:ql)?(?:\+\w+)?:\/\//i;

/**
 * Reads DATABASE_URL.
 * @throws Error that says what is allowed and never shows the value: it may hold a password
 */
export function readDatabaseUrl(url: string | undefined): DatabaseTarget {
  if (url === undefined) return { kind: 'embedded', directory: DEFAULT_DIRECTORY };
  if (url === '') return { kind: 'embedded', directory: undefined };
  if (url.startsWith('pglite:')) return { kind: 'embedded', directory: url.slice('pglite:'.length) || undefined };
  if (SERVER_SCHEME.test(url)) return serverTarget(url);
  throw new OperatorError(
    'DATABASE_URL is none of postgresql://USER:PASSWORD@HOST:PORT/NAME, pglite:DIRECTORY, empty (in memory) or unset (./data/pglite)',
  );
}

function serverTarget(text: string): ServerTarget {
  const url = parsed(text.replace(SERVER_SCHEME, 'postgresql://'));
  const settings = url.searchParams;
  return {
    kind: 'server',
    // The driver wants an IPv6 address without its brackets.
    host: decoded(url.hostname).replace(/^\[|\]$/g, '') || (settings.get('host') ?? 'localhost'),
    port: Number(url.port || (settings.get('port') ?? 5432)),
    database: decoded(url.pathname.slice(1)) || undefined,
    username: decoded(url.username) || undefined,
    password: decoded(url.password) || undefined,
    tls: tlsOptions(settings.get('sslmode') ?? settings.get('ssl') ?? 'prefer', settings.get('sslrootcert')),
  };
}

const BAD_ADDRESS =
  'DATABASE_URL is not a valid address; characters such as @ : / # % in the password must be percent-encoded';

function parsed(text: string): URL {
  if (!URL.canParse(text)) throw new OperatorError(BAD_ADDRESS);
  return new URL(text);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new OperatorError(BAD_ADDRESS);
  }
}

/** The modes as PostgreSQL's own clients read them; the driver cannot try both ways, so `prefer` means without TLS. */
function tlsOptions(mode: string, rootCertificate: string | null): TlsOptions | false {
  const authority = rootCertificate === null ? {} : { ca: readFileSync(rootCertificate, 'utf8') };
  switch (mode) {
    case 'disable':
    case 'allow':
    case 'prefer':
    case 'false':
      return false;
    case 'require':
    case 'true':
      return rootCertificate === null ? { rejectUnauthorized: false } : { ...authority, ...anyName };
    case 'verify-ca':
      return { ...authority, ...anyName };
    case 'verify-full':
      return authority;
    default:
      throw new OperatorError(
        'DATABASE_URL: sslmode must be disable, allow, prefer, require, verify-ca or verify-full',
      );
  }
}

const anyName: TlsOptions = { checkServerIdentity: () => undefined };

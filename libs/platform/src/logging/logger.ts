import { destination, type DestinationStream, type Logger, type LoggerOptions, multistream, pino } from 'pino';
import { PinoPretty } from 'pino-pretty';
import { type Env } from '../config/env.js';
import { currentRequestId } from '../http/request-id.js';
import { errorForLog } from './error-for-log.js';

type LogSettings = Pick<Env, 'LOG_LEVEL' | 'LOG_FILE' | 'DEBUG'>;

/** No code of ours logs headers or configuration; should some library do, these stay out. */
const SECRETS = ['authorization', 'cookie', '["set-cookie"]', '["x-api-key"]', 'apiKey', 'api_key', 'password'];
const NESTED_IN = ['', 'headers', 'config', 'req.headers', 'request.headers', 'config.headers'];

/** JSON lines to stdout, or lines for people in a terminal; to LOG_FILE as JSON too where that is set. */
export function createLogger(settings: LogSettings, out: DestinationStream = standardOutput()): Logger {
  const options = optionsOf(settings);
  if (settings.LOG_FILE === undefined) return pino(options, out);
  const file = destination({ dest: settings.LOG_FILE, mkdir: true, append: true, sync: false });
  // The logger's own level decides; a stream of several would otherwise drop what is under info.
  const streams = [out, file].map((stream) => ({ stream, level: 'trace' as const }));
  return pino(options, multistream(streams));
}

function optionsOf({ LOG_LEVEL, DEBUG }: LogSettings): LoggerOptions {
  return {
    level: DEBUG && LOG_LEVEL !== 'trace' ? 'debug' : LOG_LEVEL,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }) },
    mixin: () => requestFields(),
    serializers: { err: (error: unknown) => errorForLog(error) },
    redact: SECRETS.flatMap((name) => NESTED_IN.map((place) => pathTo(place, name))),
  };
}

function requestFields(): { request_id?: string } {
  const id = currentRequestId();
  return id === undefined ? {} : { request_id: id };
}

function pathTo(place: string, name: string): string {
  return place === '' || name.startsWith('[') ? `${place}${name}` : `${place}.${name}`;
}

function standardOutput(): DestinationStream {
  const isWatched = process.stdout.isTTY && process.env.CI === undefined;
  // Written as soon as the pipe takes it, without making a request wait for a slow reader.
  return isWatched ? PinoPretty({ ignore: 'pid,hostname', sync: true }) : destination({ dest: 1, sync: false });
}

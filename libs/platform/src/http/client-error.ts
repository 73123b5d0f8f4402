import { type Server, STATUS_CODES } from 'node:http';
import { type Duplex } from 'node:stream';
import { frameworkFault, PROBLEM_TYPE, problemOf } from './problem.js';
import { newRequestId, REQUEST_ID_HEADER } from './request-id.js';

const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Answers what never becomes a request (a bad request line, too large headers, a timeout) with problem details too. */
export function answerClientErrors(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (!socket.writable || error.code === 'ECONNRESET' || hasStartedAnswering(socket)) socket.destroy();
    else socket.end(rawAnswer(STATUS_OF_CODE[error.code ?? ''] ?? 400));
  });
}

/** Node keeps the answer under way on its socket; a second one after half of it would be garbage. */
function hasStartedAnswering(socket: Duplex & { _httpMessage?: { headersSent: boolean } | null }): boolean {
  return socket._httpMessage?.headersSent === true;
}

function rawAnswer(status: number): string {
  const id = newRequestId();
  const body = JSON.stringify(problemOf(frameworkFault(status), '', id));
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    `Content-Type: ${PROBLEM_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    `${REQUEST_ID_HEADER}: ${id}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}

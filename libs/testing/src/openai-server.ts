import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo } from 'node:net';
import { ANSWERS } from './openai-server-answers.js';
import {
  type Embed,
  embedByLetters,
  EMBEDDING_ANSWERS,
  embeddingItems,
  type EmbeddingRequest,
} from './openai-server-embeddings.js';
import { type ChatRequest, type Exchange, sendAnswer, sendError } from './openai-server-exchange.js';
import { STATUS_FAULTS } from './openai-server-statuses.js';
import { selfSigned } from './openai-server-tls.js';
import { TRANSPORT_FAULTS } from './openai-server-transport.js';

interface RecordedRequest extends ChatRequest {
  /** Of a call for vectors, whose texts stand as `messages` too. */
  readonly input?: EmbeddingRequest['input'];
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly path: string;
  readonly at: number;
}

export interface ChatServerOptions {
  /** What a good model says: text, or an object that becomes JSON. */
  readonly answer?: (request: ChatRequest) => unknown;
  /** The vector of a text. */
  readonly embed?: Embed;
  /** HTTPS with a certificate that nobody trusts. */
  readonly untrusted?: boolean;
}

export interface ChatServer {
  /** The base URL for an OpenAI-compatible client. */
  readonly url: string;
  readonly requests: readonly RecordedRequest[];
  /** How many requests are neither answered nor hung up. */
  readonly open: number;
  /** Sets what a model does from now on, such as to die or to recover. */
  behave(model: string, behaviour: string): void;
  forget(): void;
  close(): Promise<void>;
}

const BEHAVIOURS = { ...TRANSPORT_FAULTS, ...STATUS_FAULTS, ...ANSWERS };

/** The names of all faults and answers, each usable as a model's name; `latency-300` answers well after 300 ms. */
export const CHAT_BEHAVIOURS: readonly string[] = Object.keys(BEHAVIOURS);

/** The same for a call for vectors. */
export const EMBEDDING_BEHAVIOURS: readonly string[] = Object.keys({
  ...TRANSPORT_FAULTS,
  ...STATUS_FAULTS,
  ...EMBEDDING_ANSWERS,
});

/** A real OpenAI-compatible server on loopback, for chats and vectors; the model's name picks how it behaves. */
export async function aChatServer({
  answer = () => 'ok',
  embed = embedByLetters,
  untrusted = false,
}: ChatServerOptions = {}): Promise<ChatServer> {
  const requests: RecordedRequest[] = [];
  const behaviourOf = new Map<string, string>();
  let open = 0;

  const listener: RequestListener = (incoming, response) => {
    open += 1;
    response.on('close', () => (open -= 1));
    // A client that hangs up is what many of the tests are about.
    response.on('error', () => undefined);
    void bodyOf(incoming).then((text) => {
      const request = asChat(JSON.parse(text) as ChatRequest | EmbeddingRequest);
      const earlier = requests.filter(({ model }) => model === request.model).length;
      requests.push({ ...request, headers: incoming.headers, path: incoming.url ?? '', at: performance.now() });
      const behaviour = behaviourOf.get(request.model) ?? request.model;
      if ('input' in request) {
        answerEmbeddings({ request, response, answer: '', earlier }, behaviour, embeddingItems(request, embed));
        return;
      }
      const said = answer(request);
      const good = typeof said === 'string' ? said : JSON.stringify(said);
      behave({ request, response, answer: good, earlier }, behaviour);
    });
  };

  const server = untrusted ? createTlsServer(selfSigned(), listener) : createServer(listener);
  const { port } = await listening(server);
  return {
    url: `${untrusted ? 'https' : 'http'}://127.0.0.1:${port}/v1`,
    requests,
    get open() {
      return open;
    },
    behave: (model, behaviour) => void behaviourOf.set(model, behaviour),
    forget: () => {
      requests.length = 0;
      behaviourOf.clear();
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, 'close');
    },
  };
}

function behave(exchange: Exchange, name: string): void {
  const latency = latencyOf(name);
  if (latency !== undefined) later(exchange, latency, () => sendAnswer(exchange, exchange.answer));
  else if (isRealName(name)) sendAnswer(exchange, exchange.answer);
  else (BEHAVIOURS[name] ?? UNKNOWN_MODEL)(exchange);
}

/** The faults know chats alone; the texts to turn into vectors are what was said to them. */
function asChat(request: ChatRequest | EmbeddingRequest): ChatRequest | (ChatRequest & EmbeddingRequest) {
  if (!('input' in request)) return request;
  const texts = typeof request.input === 'string' ? [request.input] : request.input;
  return { ...request, messages: texts.map((content) => ({ role: 'user', content })) };
}

function answerEmbeddings(exchange: Exchange, name: string, items: ReturnType<typeof embeddingItems>): void {
  const { ok } = EMBEDDING_ANSWERS;
  const latency = latencyOf(name);
  if (latency !== undefined) later(exchange, latency, () => ok?.(exchange, items));
  else if (isRealName(name)) ok?.(exchange, items);
  else if (EMBEDDING_ANSWERS[name] !== undefined) EMBEDDING_ANSWERS[name](exchange, items);
  else (TRANSPORT_FAULTS[name] ?? STATUS_FAULTS[name] ?? UNKNOWN_MODEL)(exchange);
}

/** Models with the name of a real one answer well, so that a service runs against this server as it is configured. */
const isRealName = (name: string): boolean => /^[a-z]+\/|^gpt|^text-embedding/.test(name);

const UNKNOWN_MODEL = (exchange: Exchange): void => sendError(exchange, 404, { code: 'model_not_found' });

function latencyOf(name: string): number | undefined {
  const milliseconds = /^latency-(\d{1,5})$/.exec(name)?.[1];
  return milliseconds === undefined ? undefined : Number(milliseconds);
}

function later(exchange: Exchange, ms: number, answer: () => void): void {
  const timer = setTimeout(answer, ms);
  exchange.response.on('close', () => clearTimeout(timer));
}

async function listening(server: Server): Promise<AddressInfo> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server.address() as AddressInfo;
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of incoming.setEncoding('utf8')) text += String(chunk);
  return text;
}

export { eventually } from './eventually.js';
export { freePort } from './free-port.js';
export { aChatServer, CHAT_BEHAVIOURS, type ChatServer, EMBEDDING_BEHAVIOURS } from './openai-server.js';
export { type ChatRequest } from './openai-server-exchange.js';
export { aPostgresServer, hasPostgresBinaries, type PostgresServer } from './postgres-server.js';
export { aDatabase, aDatabaseUrl, type TestDatabase } from './test-database.js';
export { aNewTicket } from './ticket.builders.js';
export { countTokens } from './token-count.js';

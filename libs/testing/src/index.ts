export { eventually } from './eventually.js';
export { freePort } from './free-port.js';
export { aPostgresServer, hasPostgresBinaries, type PostgresServer } from './postgres-server.js';
export { aDatabase, aDatabaseUrl, type TestDatabase } from './test-database.js';
export { aNewTicket } from './ticket.builders.js';

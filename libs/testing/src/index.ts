export { eventually } from './eventually.js';
export { aPostgresServer, hasPostgresBinaries, type PostgresServer } from './postgres-server.js';
export { aDatabase, aDatabaseUrl, type TestDatabase, type TestDatabaseUrl } from './test-database.js';
export { aNewTicket, aTicketText } from './ticket.builders.js';

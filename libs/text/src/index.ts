export { CleanText, tokensOf } from './clean-text.js';
export { languageOf } from './language.js';
export { type Range } from './lines.js';
export { machineOutputIn } from './machine-output.js';
export { normalizedText } from './normalized-text.js';
export { stemOf } from './stem.js';
export { readTicket, type TicketReading, wordsAt } from './ticket-reading.js';
export { type TextPlace, TicketSearch } from './ticket-search.js';
export { type Token, tokenize } from './tokens.js';

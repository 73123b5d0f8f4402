export { CleanText } from './clean-text.js';
export { readTicket, type TicketReading, wordsAt } from './ticket-reading.js';

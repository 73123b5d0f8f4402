export { AppError, type ErrorKind, type FieldError } from './app-error.js';
export { OperatorError } from './operator-error.js';
export { Evidence, Span } from './span.dto.js';
export { answered, type ModelUse, type Source, type StageAnswer } from './stage.js';
export { textAt, type TextSource, type TicketText } from './ticket-text.js';
export { type FieldValues, PRIORITIES, type Priority, TONES, type Tone } from './vocabulary.js';

export { type Evidence, RECENT_READ, type TermUse, USUAL_READ } from './evidence.js';
export { incidentsFile } from './incident.config.js';
export { IncidentListStore } from './incident-list.store.js';
export { IncidentModule } from './incident.module.js';
export { IncidentService, type KnownIncident, type NewTicket } from './incident.service.js';
export { judge } from './judgement.js';
export { type Signal, signalOf } from './signal.js';

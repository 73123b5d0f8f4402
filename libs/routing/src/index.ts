export { routingFile } from './routing.config.js';
export { RoutingDecision } from './routing.dto.js';
export { RoutingModule } from './routing.module.js';
export { RoutingService } from './routing.service.js';

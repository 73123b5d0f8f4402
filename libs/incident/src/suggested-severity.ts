import { type IncidentSettings } from './incident.config.js';

/** The severity of the highest step that the customers reach; null under the first. */
export function suggestedSeverity({ severity_lift }: IncidentSettings, customers: number): string | null {
  const reached = severity_lift.filter((step) => step.customers <= customers);
  return reached.sort((a, b) => b.customers - a.customers)[0]?.severity ?? null;
}

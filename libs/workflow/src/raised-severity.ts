import { type Classification } from '@app/classification';
import { type KnownIncident } from '@app/incident';

/**
 * The severity that is suggested for an incident's tickets, where the ticket's own is lower; a human should look at it.
 *
 * @param severities most severe first
 */
export function raisedBy(
  incident: KnownIncident | null,
  classification: Classification,
  severities: readonly string[],
): Classification {
  const severity = incident?.suggestedSeverity ?? null;
  if (incident === null || severity === null) return classification;
  if (severities.indexOf(severity) >= severities.indexOf(classification.severity)) return classification;
  const why = `Raised from ${classification.severity} to ${severity}: it belongs to incident ${incident.incidentId}.`;
  const reasoning = [classification.reasoning, why].filter(Boolean).join(' ');
  return { ...classification, severity, reasoning, needsReview: true };
}

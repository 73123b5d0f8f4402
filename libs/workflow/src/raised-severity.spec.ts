import { describe, expect, it } from '@jest/globals';
import { type Classification } from '@app/classification';
import { raisedBy } from './raised-severity.js';

const SEVERITIES = ['critical', 'high', 'medium', 'low'];
const aClassification = (severity: string): Classification =>
  ({ severity, reasoning: 'By the rules.', needsReview: false }) as Classification;
const INCIDENT = { incidentId: 'i-1', suggestedSeverity: 'high' };

describe('raisedBy', () => {
  it('raises a lower severity, says why and asks for a look', () => {
    expect(raisedBy(INCIDENT, aClassification('low'), SEVERITIES)).toEqual({
      severity: 'high',
      reasoning: 'By the rules. Raised from low to high: it belongs to incident i-1.',
      needsReview: true,
    });
  });

  it.each(['high', 'critical'])('leaves %s as it is', (severity) => {
    expect(raisedBy(INCIDENT, aClassification(severity), SEVERITIES)).toEqual(aClassification(severity));
  });

  it('leaves a ticket alone that has no incident, or one too small for a suggestion', () => {
    expect(raisedBy(null, aClassification('low'), SEVERITIES)).toEqual(aClassification('low'));
    const small = { ...INCIDENT, suggestedSeverity: null };
    expect(raisedBy(small, aClassification('low'), SEVERITIES)).toEqual(aClassification('low'));
  });
});

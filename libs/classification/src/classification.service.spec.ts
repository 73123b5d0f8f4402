import { DeskConfig, readEnv } from '@app/platform';
import { readTicket } from '@app/text';
import { describe, expect, it } from '@jest/globals';
import { categoriesFile, severitiesFile } from './classification.config.js';
import { ClassificationService } from './classification.service.js';
import { LocalModels } from './local-models.js';

const config = DeskConfig.load('config', [categoriesFile, severitiesFile]);
const reading = readTicket({ subject: 'Double charged', body: 'Please refund the duplicate payment.' });

function serviceWith(threshold: string): ClassificationService {
  return new ClassificationService(config, readEnv({ AI_CONFIDENCE_THRESHOLD: threshold }), new LocalModels(config));
}

describe('ClassificationService', () => {
  it('answers by the rules, as meant', async () => {
    const answer = await serviceWith('0.6').classify(reading);
    expect(answer).toMatchObject({ fallbackUsed: false, use: null });
    expect(answer.value).toMatchObject({ category: 'billing', source: 'rules', needsReview: false });
  });

  it('asks for a review where the confidence is under the threshold', async () => {
    expect((await serviceWith('0.99').classify(reading)).value.needsReview).toBe(true);
  });

  it.each([
    ['skipped', 'Classification skipped'],
    ['failed', 'Classification failed'],
  ] as const)('stands in for a %s step with the defaults of the YAML files', (kind, reasoning) => {
    expect(serviceWith('0.6')[kind]()).toMatchObject({
      category: 'general',
      categoryConfidence: 0,
      severity: 'medium',
      severityConfidence: 0,
      reasoning,
      needsReview: true,
    });
  });
});

import { countTokens } from '@app/testing';
import { describe, expect, it } from '@jest/globals';
import { definePrompt } from './prompt.js';

describe('definePrompt', () => {
  const prompt = definePrompt({
    name: 'classification',
    version: '3',
    system: 'Pick one of: {{categories}}.',
    user: '{{ticket}}\nLanguage: {{language}}',
  })({ categories: 'billing, technical' });

  it('fills both parts and carries its version', () => {
    expect(prompt.fill({ ticket: 'Help', language: 'en' })).toEqual({
      name: 'classification',
      version: '3',
      system: 'Pick one of: billing, technical.',
      user: 'Help\nLanguage: en',
    });
  });

  it('keeps the part for all tickets the same, so that it is cached', () => {
    const [one, other] = [prompt.fill({ ticket: 'a', language: 'en' }), prompt.fill({ ticket: 'b', language: 'de' })];
    expect(one.system).toBe(other.system);
    expect(countTokens(one.system)).toBe(8);
  });

  it('does not read what a ticket says as a template', () => {
    const { user } = prompt.fill({ ticket: '{{language}} $& {{categories}}', language: 'en' });
    expect(user).toBe('{{language}} $& {{categories}}\nLanguage: en');
  });
});

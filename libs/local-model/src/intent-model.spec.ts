import { expect, it } from '@jest/globals';
import { IntentModel, OUT_OF_SCOPE } from './index.js';

const INTENTS: Readonly<Record<string, readonly string[]>> = {
  card_lost: [
    'I lost my card',
    'my card is gone',
    'cannot find my bank card',
    'somebody took my card',
    'card was stolen',
  ],
  balance: [
    'what is my balance',
    'how much money do I have',
    'show the balance',
    'my account balance please',
    'money left',
  ],
  transfer: [
    'send money to a friend',
    'make a transfer',
    'transfer 50 euros',
    'wire some money',
    'I want to transfer money',
  ],
};
const lines = Object.entries(INTENTS).flatMap(([label, texts]) => texts.map((text) => ({ label, text })));

it('tells intents from a handful of examples', () => {
  const model = IntentModel.train(lines);
  expect(model.predict('please help, card lost').label).toBe('card_lost');
  expect(model.predict('how much is my balance').label).toBe('balance');
});

it('never learns out-of-scope as an intent of its own', () => {
  const model = IntentModel.train([...lines, { label: OUT_OF_SCOPE, text: 'tell me a joke about cards' }]);
  expect(model.predict('I lost my card').label).toBe('card_lost');
});

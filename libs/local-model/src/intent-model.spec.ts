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

it('takes the name of an intent for an example of it', () => {
  const named = IntentModel.train(
    lines.map((line) => (line.label === 'balance' ? { ...line, label: 'overdraftLimit' } : line)),
  );
  expect(named.predict('my overdraft').label).toBe('overdraftLimit');
});

it('abstains from what is unlike every example only where it was told what that may cost', () => {
  const foreign = 'quantum entanglement explained simply';
  expect(IntentModel.train(lines).predict(foreign).label).not.toBe(OUT_OF_SCOPE);
  expect(IntentModel.train(lines, { abstainLoss: 0.2 }).predict(foreign).label).toBe(OUT_OF_SCOPE);
  expect(IntentModel.train(lines, { abstainLoss: 0.2 }).predict('I lost my card').label).toBe('card_lost');
});

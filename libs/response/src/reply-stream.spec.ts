import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainReply } from './plain-reply.js';
import { PromptLeak } from './prompt-leak.js';
import { ReplyStream } from './reply-stream.js';

const CANARY = '0123456789abcdef';
const leak = new PromptLeak(CANARY, ['Promise nothing but the time to answer that is listed below.']);

function read(write: (stream: ReplyStream) => void): { text: string; all: string } {
  const seen = { text: '', all: '' };
  const stream = new ReplyStream(
    {
      onDelta: (text) => {
        seen.text += text;
        seen.all += text;
      },
      onRestart: () => (seen.text = ''),
    },
    leak,
  );
  write(stream);
  return seen;
}

const text = fc
  .array(
    fc.constantFrom('Hi', ' ', '\n', '\r\n', '{', '{', '%', '<b>', '😀', '**', '\u202e', 'word', '# ', 'x'.repeat(90)),
    {
      maxLength: 150,
    },
  )
  .map((parts) => parts.join(''));
const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 });

function pieces(whole: string, sizes: readonly number[]): string[] {
  const cut: string[] = [];
  for (let at = 0, i = 0; at < whole.length; i += 1) {
    const size = sizes[i % sizes.length] ?? 1;
    cut.push(whole.slice(at, at + size));
    at += size;
  }
  return cut;
}

describe('ReplyStream', () => {
  it('hands on exactly the final text in the end, harmless at every moment, however the model cuts it', () => {
    fc.assert(
      fc.property(text, cuts, (reply, sizes) => {
        const seen = read((stream) => {
          for (const piece of pieces(reply, sizes)) stream.text(piece);
          stream.complete(plainReply(reply));
        });
        expect(seen.text).toBe(plainReply(reply));
        expect(seen.all).not.toMatch(/[<>\u202e]|\{\{|\{%/);
      }),
    );
  });

  it.each([
    CANARY,
    CANARY.toUpperCase(),
    [...CANARY].join(' '),
    'promise NOTHING but the time to answer that is listed',
  ])('falls silent before %j is out', (secret) => {
    fc.assert(
      fc.property(cuts, (sizes) => {
        const seen = read((stream) => {
          const reply = `Hi John, ${'as you wish, '.repeat(20)}${secret} ${'and so on '.repeat(30)}`;
          for (const piece of pieces(reply, sizes)) stream.text(piece);
        });
        expect(seen.all).toMatch(/^Hi John, as you/);
        expect(leak.isIn(seen.all)).toBe(false);
        expect(seen.all).not.toContain('and so on');
      }),
    );
  });

  it('begins anew where the final text is another one', () => {
    const seen = read((stream) => {
      stream.text('Hi John, '.repeat(30));
      stream.complete('Dear John');
    });
    expect(seen.text).toBe('Dear John');
    expect(seen.all.length).toBeGreaterThan(9);
  });

  it('hands on no thoughts', () => {
    const seen = read((stream) => {
      for (const piece of pieces(`<think>${'secret '.repeat(50)}</think>Hi John, ${'hello '.repeat(40)}`, [7]))
        stream.text(piece);
    });
    expect(seen.all).toMatch(/^Hi John, hello/);
    expect(seen.all).not.toContain('secret');
  });
});

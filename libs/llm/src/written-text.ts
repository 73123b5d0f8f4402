import { type Climbed } from './climb.js';
import { type Ladder } from './ladder.js';
import { type Asking, type ModelRung } from './structured.js';

/** Who reads along while a text is written. The text that is returned at the end is the one that counts. */
export interface TextReader {
  text(piece: string): Promise<void> | void;
  /** What was read so far is void; another try begins at the start. */
  restart(): Promise<void> | void;
}

export interface TextAsking extends Asking {
  readonly reader?: TextReader | undefined;
}

/**
 * Asks for plain text, handed on as it is written.
 * @throws LlmGaveUp; what was handed on before is then void
 */
export async function writtenText(
  ladder: Ladder,
  rungs: readonly ModelRung[],
  { reader, prompt, ...asking }: TextAsking,
): Promise<Climbed<string>> {
  let handedOn = false;
  return ladder.climb<string, ModelRung>({
    ...asking,
    rungs,
    ask: async (rung, call) => {
      if (handedOn) await reader?.restart();
      handedOn = false;
      const question = [
        { role: 'system', text: prompt.system },
        { role: 'user', text: prompt.user },
      ] as const;
      return rung.chat.stream(question, call, async (piece) => {
        // A call that was given up may still have pieces under way.
        if (call.signal.aborted) return;
        handedOn = true;
        await reader?.text(piece);
      });
    },
  });
}

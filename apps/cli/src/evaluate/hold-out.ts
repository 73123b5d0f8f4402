import { crc32 } from 'node:zlib';
import { type LabelledText, seededRandom, shuffledOrder } from '@app/local-model';

const PARTS = 10_000;

/** Whether a text belongs to the share that is kept apart: always the same ones, and equal texts together. */
export function isHeldOut(text: string, share: number): boolean {
  return crc32(text.trim().toLowerCase()) % PARTS < share * PARTS;
}

/** So many lines of each label, drawn at random. */
export function fewShots(lines: readonly LabelledText[], shots: number, seed: number): LabelledText[] {
  const left = new Map<string, number>();
  return [...shuffledOrder(lines.length, seededRandom(seed))].flatMap((i) => {
    const line = lines[i];
    if (line === undefined) return [];
    const more = left.get(line.label) ?? shots;
    left.set(line.label, more - 1);
    return more > 0 ? [line] : [];
  });
}

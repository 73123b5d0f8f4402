const BYTES_PER_TERM = 4;
const BYTES_PER_GRAM = 2;

/** Four bytes a term, least significant first. */
export function packTerms(terms: readonly number[]): Buffer {
  const bytes = Buffer.allocUnsafe(terms.length * BYTES_PER_TERM);
  terms.forEach((term, place) => bytes.writeInt32LE(term, place * BYTES_PER_TERM));
  return bytes;
}

export function unpackTerms(bytes: Buffer): number[] {
  const terms: number[] = [];
  for (let at = 0; at < bytes.length; at += BYTES_PER_TERM) terms.push(bytes.readInt32LE(at));
  return terms;
}

/** Two bytes a gram, least significant first. */
export function packGrams(grams: Uint16Array): Buffer {
  const bytes = Buffer.allocUnsafe(grams.length * BYTES_PER_GRAM);
  grams.forEach((gram, place) => bytes.writeUInt16LE(gram, place * BYTES_PER_GRAM));
  return bytes;
}

export function unpackGrams(bytes: Buffer): Uint16Array {
  const grams = new Uint16Array(bytes.length / BYTES_PER_GRAM);
  for (let place = 0; place < grams.length; place += 1) grams[place] = bytes.readUInt16LE(place * BYTES_PER_GRAM);
  return grams;
}

const BYTES_PER_TERM = 4;
const BYTES_PER_GRAM = 2;

/** Four bytes a term, least significant first. */
export function packTerms(terms: readonly number[]): Buffer {
  const bytes = Buffer.allocUnsafe(terms.length * BYTES_PER_TERM);
  terms.forEach((term, place) => bytes.writeInt32LE(term, place * BYTES_PER_TERM));
  return bytes;
}

export function unpackTerms(bytes: Buffer): number[] {
  return Array.from({ length: bytes.length / BYTES_PER_TERM }, (_, place) => bytes.readInt32LE(place * BYTES_PER_TERM));
}

/** Two bytes a gram, least significant first. */
export function packGrams(grams: Uint16Array): Buffer {
  const bytes = Buffer.allocUnsafe(grams.length * BYTES_PER_GRAM);
  grams.forEach((gram, place) => bytes.writeUInt16LE(gram, place * BYTES_PER_GRAM));
  return bytes;
}

export function unpackGrams(bytes: Buffer): Uint16Array {
  return Uint16Array.from({ length: bytes.length / BYTES_PER_GRAM }, (_, place) =>
    bytes.readUInt16LE(place * BYTES_PER_GRAM),
  );
}

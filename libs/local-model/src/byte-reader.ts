/** The bytes are no model of this format. */
export class BadModelBytes extends Error {
  override name = 'BadModelBytes';
}

/** Reads what ByteWriter wrote. */
export class ByteReader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  byte(): number {
    const value = this.bytes[this.at];
    if (value === undefined) throw new BadModelBytes('the model ends too early');
    this.at += 1;
    return value;
  }

  varint(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const next = this.byte();
      value += (next & 127) * factor;
      if (next < 128) return value;
      if (factor > 2 ** 45) throw new BadModelBytes('the model holds a number that is too large');
    }
  }

  float(): number {
    const four = this.raw(4);
    return new DataView(four.buffer, four.byteOffset, 4).getFloat32(0, true);
  }

  raw(length: number): Uint8Array {
    if (length > this.bytes.length - this.at) throw new BadModelBytes('the model ends too early');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  block(): Uint8Array {
    return this.raw(this.varint());
  }

  text(): string {
    return new TextDecoder().decode(this.block());
  }
}

import { BadModelBytes, ByteReader } from './byte-reader.js';
import { ByteWriter } from './byte-writer.js';
import { DeskModel } from './desk-model.js';
import { decodeModel, encodeModel } from './model-file.js';

const FORMAT = 1;
/** A desk's words are few; more only costs memory in every process. */
const MOST_BYTES = 1_500_000;

export function encodeDeskModel({ classes, self, scaling, residual, temperature }: DeskModel): Uint8Array {
  const writer = new ByteWriter();
  writer.byte(FORMAT);
  writer.varint(classes.length);
  classes.forEach((name, k) => {
    writer.text(name);
    writer.float(scaling.stretch[k] ?? 1);
    writer.float(scaling.shift[k] ?? 0);
  });
  writer.float(temperature);
  for (const part of [self, residual])
    writer.block(part === undefined ? new Uint8Array() : encodeModel(part, { maxBytes: MOST_BYTES }));
  return writer.finish();
}

/** @throws BadModelBytes */
export function decodeDeskModel(bytes: Uint8Array): DeskModel {
  const reader = new ByteReader(bytes);
  if (reader.byte() !== FORMAT) throw new BadModelBytes('the desk model has another format');
  const classes: string[] = [];
  const stretch: number[] = [];
  const shift: number[] = [];
  for (let left = reader.varint(); left > 0; left -= 1) {
    classes.push(reader.text());
    stretch.push(reader.float());
    shift.push(reader.float());
  }
  const temperature = reader.float();
  const [self, residual] = [reader.block(), reader.block()].map((part) =>
    part.length === 0 ? undefined : decodeModel(part),
  );
  return new DeskModel(
    classes,
    self,
    { stretch: Float64Array.from(stretch), shift: Float64Array.from(shift) },
    residual,
    temperature,
  );
}

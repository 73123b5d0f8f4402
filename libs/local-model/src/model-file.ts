import { BadModelBytes, ByteReader } from './byte-reader.js';
import { ByteWriter } from './byte-writer.js';
import { BUCKET_BITS } from './features.js';
import { SoftmaxModel } from './softmax-model.js';
import { Vocabulary } from './vocabulary.js';

/** Goes up whenever bytes, buckets or n-grams change their meaning. */
const FORMAT = 1;
/** Inverse document frequencies are kept in steps of 1/16: 0 to 15.9. */
const IDF_STEPS = 16;
const LEVELS = 127;

/**
 * The model as bytes: each row in 8 bits a weight with a scale of its own. Over `maxBytes` the rows that can move a
 * logit least are left out.
 */
export function encodeModel(
  model: SoftmaxModel,
  { maxBytes = Infinity }: { readonly maxBytes?: number } = {},
): Uint8Array {
  const { classes, vocabulary } = model;
  const writer = new ByteWriter();
  writer.byte(FORMAT);
  writer.byte(BUCKET_BITS);
  writer.varint(classes.length);
  for (const name of classes) writer.text(name);
  for (const bias of model.biases) writer.float(bias);
  // A bucket takes up to 3 bytes as a step from the one before.
  const bytesPerRow = 3 + 1 + 4 + classes.length;
  const rows = strongestRows(model, Math.floor((maxBytes - 1000) / bytesPerRow));
  writer.varint(rows.length);
  let before = -1;
  for (const row of rows) {
    const bucket = vocabulary.buckets[row] ?? 0;
    writer.varint(bucket - before - 1);
    before = bucket;
    writer.byte(Math.min(255, Math.round((vocabulary.idf[row] ?? 0) * IDF_STEPS)));
    writeRow(writer, model.weights.subarray(row * classes.length, (row + 1) * classes.length));
  }
  return writer.finish();
}

/** @throws BadModelBytes where the bytes are cut short or of another format */
export function decodeModel(bytes: Uint8Array): SoftmaxModel {
  const reader = new ByteReader(bytes);
  const [format, bits] = [reader.byte(), reader.byte()];
  if (format !== FORMAT || bits !== BUCKET_BITS) throw new BadModelBytes(`the model has format ${format}/${bits}`);
  const classes = Array.from({ length: reader.varint() }, () => reader.text());
  const biases = Float32Array.from(classes, () => reader.float());
  const size = reader.varint();
  const buckets = new Int32Array(size);
  const idf = new Float32Array(size);
  const weights = new Float32Array(size * classes.length);
  let bucket = -1;
  for (let row = 0; row < size; row += 1) {
    bucket += reader.varint() + 1;
    buckets[row] = bucket;
    idf[row] = reader.byte() / IDF_STEPS;
    readRow(reader, weights.subarray(row * classes.length, (row + 1) * classes.length));
  }
  if (bucket >= 2 ** BUCKET_BITS) throw new BadModelBytes('the model names a bucket that does not exist');
  return new SoftmaxModel(classes, new Vocabulary(buckets, idf), weights, biases);
}

function writeRow(writer: ByteWriter, weights: Float32Array): void {
  const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / LEVELS;
  writer.float(scale);
  writer.raw(Uint8Array.from(weights, (weight) => (scale === 0 ? 0 : Math.round(weight / scale)) & 255));
}

function readRow(reader: ByteReader, weights: Float32Array): void {
  const scale = reader.float();
  reader.raw(weights.length).forEach((level, k) => (weights[k] = ((level << 24) >> 24) * scale));
}

/** In the order of the vocabulary. */
function strongestRows({ vocabulary, weights, classes }: SoftmaxModel, most: number): number[] {
  const rows = Array.from({ length: vocabulary.size }, (_, row) => row);
  if (rows.length <= most) return rows;
  const width = classes.length;
  const reachOf = (row: number): number => {
    const own = weights.subarray(row * width, (row + 1) * width);
    return (Math.max(...own) - Math.min(...own)) * (vocabulary.idf[row] ?? 0);
  };
  const reach = Float64Array.from(rows, reachOf);
  return rows
    .sort((a, b) => (reach[b] ?? 0) - (reach[a] ?? 0))
    .slice(0, Math.max(0, most))
    .sort((a, b) => a - b);
}

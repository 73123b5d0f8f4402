import { type z } from 'zod';
import { type JsonReading } from './json-answer.js';

/** What the schema says about a model's JSON. */
export type SchemaReading<T> = { readonly ok: true; readonly value: T } | (JsonReading & { readonly ok: false });

type Issue = z.core.$ZodIssue;

const NUMERAL = /^\s{0,10}[+-]?\d{1,20}(?:\.\d{1,20})?(?:[eE][+-]?\d{1,3})?\s{0,10}$/;

/** Enough for a model to mend its answer; more only costs tokens. */
const COMPLAINTS = 8;

/**
 * Checks an answer by its schema. What is harmless and frequent is mended first: numbers written as strings become
 * numbers, keys nobody asked for go. Everything else is a complaint.
 */
export function readBySchema<T>(schema: z.ZodType<T>, value: unknown): SchemaReading<T> {
  const first = schema.safeParse(value, { reportInput: true });
  if (first.success) return { ok: true, value: first.data };
  const mended = structuredClone(value);
  const mends = first.error.issues.filter((issue) => mend(mended, issue)).length;
  const second = mends === 0 ? first : schema.safeParse(mended);
  if (second.success) return { ok: true, value: second.data };
  return { ok: false, complaint: complaintOf(second.error.issues) };
}

/** True where the place of the issue was changed. */
function mend(root: unknown, issue: Issue): boolean {
  if (issue.code === 'unrecognized_keys') return dropKeys(at(root, issue.path), issue.keys);
  if (issue.code !== 'invalid_type' || issue.expected !== 'number') return false;
  const { input } = issue;
  const parent = at(root, issue.path.slice(0, -1));
  const key = issue.path.at(-1);
  if (typeof input !== 'string' || !NUMERAL.test(input) || !isContainer(parent) || key === undefined) return false;
  parent[key] = Number(input);
  return true;
}

function dropKeys(target: unknown, keys: readonly string[]): boolean {
  if (!isContainer(target)) return false;
  for (const key of keys) Reflect.deleteProperty(target, key);
  return true;
}

function at(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((node, key) => (isContainer(node) ? node[key] : undefined), root);
}

function isContainer(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}

function complaintOf(issues: readonly Issue[]): string {
  const lines = issues
    .slice(0, COMPLAINTS)
    .map(({ path, message }) => `${path.map(String).join('.') || 'the object'}: ${message}`);
  return `These places are wrong:\n${lines.join('\n')}`;
}

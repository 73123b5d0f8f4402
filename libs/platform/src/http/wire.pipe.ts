import { type ArgumentMetadata, Injectable, type PipeTransform, type Type } from '@nestjs/common';
import { AppError } from '@app/domain';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidatorOptions } from 'class-validator';
import { isJsonObject, mayBeLeftOut } from './body-decorators.js';
import { type FieldProblem, fieldProblems } from './field-problems.js';
import { fromWire, pointerTo, toSnake } from './naming.js';
import { storableText } from './storable-text.js';

const MAX_REPORTED = 100;
const MAX_POINTER_LENGTH = 200;
const PRIMITIVES = new Set<unknown>([Object, String, Number, Boolean, Array]);
const OPTIONS: ValidatorOptions = {
  whitelist: true,
  forbidNonWhitelisted: true,
  stopAtFirstError: true,
  forbidUnknownValues: true,
  validationError: { target: false, value: true },
};

/** Turns bodies and queries from wire names into checked DTO instances. */
@Injectable()
export class WirePipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (metatype === undefined || PRIMITIVES.has(metatype)) return value;
    if (type === 'body') return readBody(value, metatype as Type<object>);
    if (type === 'query') return readQuery(value, metatype as Type<object>);
    return value;
  }
}

function readBody(body: unknown, shape: Type<object>): object {
  if (body === undefined && mayBeLeftOut(shape)) return new shape();
  if (body === undefined) throw invalidBody([{ path: [], detail: 'is required: send a JSON object' }]);
  if (!isJsonObject(body)) throw invalidBody([{ path: [], detail: 'must be a JSON object' }]);
  const { instance, problems } = checked(body, shape);
  if (problems.length > 0) throw invalidBody(problems);
  return instance;
}

function readQuery(query: unknown, shape: Type<object>): object {
  const given = Object.entries(query as Record<string, unknown>);
  const storable = given.map(([name, value]) => [name, typeof value === 'string' ? storableText(value) : value]);
  const { instance, problems } = checked(Object.fromEntries(storable) as object, shape);
  const repeated = Object.entries(instance).filter(([name, value]) => Array.isArray(value) && !isList(shape, name));
  const all = [
    ...repeated.map(([name]) => ({ path: [toSnake(name)], detail: 'must be given only once' })),
    ...problems,
  ];
  if (all.length > 0) throw malformedQuery(firstPerPath(all));
  return instance;
}

function checked(value: object, shape: Type<object>): { instance: object; problems: readonly FieldProblem[] } {
  const renamed = fromWire(value);
  const instance = plainToInstance(shape, renamed.value as object);
  const errors = validateSync(instance, OPTIONS);
  if (errors.length === 0 && renamed.unknown.length === 0) return { instance, problems: [] };
  const unknown = renamed.unknown.map((path) => ({ path, detail: 'is not a known property' }));
  return { instance, problems: [...fieldProblems(errors), ...unknown] };
}

function invalidBody(problems: readonly FieldProblem[]): AppError {
  const errors = problems.slice(0, MAX_REPORTED).map(({ path, detail }) => ({ pointer: shortPointer(path), detail }));
  return new AppError('invalid', 'validation_failed', 'The body has fields that are missing, wrong or unknown.', {
    errors,
  });
}

function malformedQuery(problems: readonly FieldProblem[]): AppError {
  const errors = problems
    .slice(0, MAX_REPORTED)
    .map(({ path, detail }) => ({ pointer: shortPointer(path).slice(1), detail }));
  return new AppError('malformed', 'malformed_query', 'The query has parameters that are wrong or unknown.', {
    errors,
  });
}

/** Unknown keys are the caller's words and may be of any length. */
function shortPointer(path: readonly string[]): string {
  return pointerTo(path).slice(0, MAX_POINTER_LENGTH);
}

function isList(shape: Type<object>, property: string): boolean {
  return Reflect.getMetadata('design:type', shape.prototype as object, property) === Array;
}

function firstPerPath(problems: readonly FieldProblem[]): FieldProblem[] {
  return [...new Map(problems.toReversed().map((problem) => [problem.path.join('/'), problem])).values()].toReversed();
}

import { BUILT_IN } from './detectors/built-in.js';
import { type Candidate, type Detector } from './detectors/detector.js';
import { isPlausible } from './detectors/plausible.js';
import { patternDetector } from './detectors/pattern.detector.js';
import { wordsDetector } from './detectors/words.detector.js';
import { type FieldDefinition } from './field-definition.js';
import { normalized } from './normalizers.js';
import { Surroundings } from './surroundings.js';
import { problemOf } from './validators.js';

/** One field of the YAML, compiled: where it stands in a text and how its values are told apart. */
export class Field {
  private readonly detectors: readonly Detector[];
  private readonly surroundings: Surroundings;
  readonly heedsOpaqueNumbers: boolean;

  constructor(
    readonly name: string,
    private readonly definition: FieldDefinition,
  ) {
    this.detectors = detectorsOf(definition);
    this.surroundings = new Surroundings(definition);
    this.heedsOpaqueNumbers = this.detectors.some((detector) => detector.heedsOpaqueNumbers);
  }

  get isMultiple(): boolean {
    return this.definition.multiple;
  }

  find(text: string): Candidate[] {
    if (!this.surroundings.mayStandIn(text)) return [];
    return this.detectors
      .flatMap((detector) => detector.find(text))
      .flatMap((candidate) => this.surroundings.judge(text, candidate))
      .map((candidate) => this.validated(text, candidate));
  }

  /** A place that somebody else found; undefined where the field cannot stand there. */
  judge(text: string, candidate: Candidate): Candidate | undefined {
    const { detector } = this.definition;
    const written = text.slice(candidate.start, candidate.end);
    if (detector !== undefined && !isPlausible(detector, written)) return undefined;
    return this.surroundings.forbid(text, candidate.start) ? undefined : this.validated(text, candidate);
  }

  valueOf(written: string): string {
    const { normalize } = this.definition;
    return normalize === undefined ? written : normalized(normalize, written);
  }

  /** Two values with the same key are one. */
  keyOf(value: string): string {
    const own = this.detectors.find((detector) => detector.keyOf !== undefined);
    return own?.keyOf?.(value) ?? value.toUpperCase().replaceAll(/\s/g, '');
  }

  private validated(text: string, candidate: Candidate): Candidate {
    const { validator } = this.definition;
    if (validator === undefined || candidate.problem !== undefined) return candidate;
    const problem = problemOf(validator, this.valueOf(text.slice(candidate.start, candidate.end)));
    return problem === null ? candidate : { ...candidate, problem };
  }
}

function detectorsOf({ detector, patterns, words }: FieldDefinition): Detector[] {
  return [
    ...(detector === undefined ? [] : [BUILT_IN[detector]]),
    ...(patterns === undefined ? [] : [patternDetector(patterns)]),
    ...(words === undefined ? [] : [wordsDetector(words)]),
  ];
}

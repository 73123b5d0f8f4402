import { maskedIban } from '@app/text';
import { BUILT_IN } from './detectors/built-in.js';
import { type Candidate, type Detector } from './detectors/detector.js';
import { isPlausible } from './detectors/plausible.js';
import { patternDetector } from './detectors/pattern.detector.js';
import { wordsDetector } from './detectors/words.detector.js';
import { type FieldDefinition } from './field-definition.js';
import { normalized } from './normalizers.js';
import { Surroundings } from './surroundings.js';
import { problemOf } from './validators.js';

const MASK_OF: Readonly<Record<string, Detector['mask']>> = { iban: maskedIban };

/** One field of the YAML, compiled: where it stands in a text and how its values are told apart. */
export class Field {
  private readonly detectors: readonly Detector[];
  private readonly surroundings: Surroundings;
  private readonly mask: Detector['mask'];
  readonly heedsOpaqueNumbers: boolean;

  constructor(
    readonly name: string,
    private readonly definition: FieldDefinition,
  ) {
    this.detectors = detectorsOf(definition);
    this.surroundings = new Surroundings(definition);
    // An IBAN is no less secret where a desk finds it by a pattern of its own.
    this.mask = this.detectors.find(({ mask }) => mask !== undefined)?.mask ?? MASK_OF[definition.validator ?? ''];
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

  /** The values are secret: what leaves the service is `valueOf` alone, never the words of the ticket. */
  get isMasked(): boolean {
    return this.mask !== undefined;
  }

  /** What is given out of the words that stand in the ticket. */
  valueOf(written: string): string {
    return this.mask?.(written) ?? this.spelled(written);
  }

  /** The value in its standard form; null where there is none, or the words leave it open. */
  standardFormOf(written: string, receivedAt: Date): string | null {
    const own = this.detectors.find((detector) => detector.standardForm !== undefined);
    return own?.standardForm?.(this.spelled(written), receivedAt) ?? null;
  }

  /** Two places with the same key hold one value. */
  keyOf(written: string): string {
    const value = this.spelled(written);
    const own = this.detectors.find((detector) => detector.keyOf !== undefined);
    return own?.keyOf?.(value) ?? value.toUpperCase().replaceAll(/\s/g, '');
  }

  private spelled(written: string): string {
    const { normalize } = this.definition;
    return normalize === undefined ? written : normalized(normalize, written);
  }

  private validated(text: string, candidate: Candidate): Candidate {
    const { validator } = this.definition;
    if (validator === undefined || candidate.problem !== undefined) return candidate;
    const problem = problemOf(validator, this.spelled(text.slice(candidate.start, candidate.end)));
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

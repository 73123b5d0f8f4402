import { type Tone } from '@app/domain';

/** In which order the stages run; `single`: side by side, with one call to a model that answers for all of them. */
export type TriageStrategy = 'parallel' | 'sequence' | 'single';

/** How one ticket is to be triaged. */
export interface TriageOptions {
  readonly skipClassification: boolean;
  readonly skipExtraction: boolean;
  readonly skipResponseGeneration: boolean;
  readonly skipRouting: boolean;
  readonly enableDuplicateDetection: boolean;
  readonly enableParallel: boolean;
  /** Whether what the same customer sent before may answer. */
  readonly reuseAnalysis: boolean;
  readonly responseTone: Tone;
}

export const DEFAULT_TRIAGE_OPTIONS: TriageOptions = {
  skipClassification: false,
  skipExtraction: false,
  skipResponseGeneration: false,
  skipRouting: false,
  enableDuplicateDetection: true,
  enableParallel: true,
  reuseAnalysis: true,
  responseTone: 'friendly',
};

import { type Runnable } from '@langchain/core/runnables';
import { triageChain, type TriageOutcome, type TriageRequest, type TriageStages } from './triage.chain.js';
import { type TriageOptions, type TriageStrategy } from './triage-options.js';

export const TRIAGE_CHAINS = Symbol('TRIAGE_CHAINS');

interface ChosenChain {
  readonly strategy: TriageStrategy;
  readonly chain: Runnable<TriageRequest, TriageOutcome>;
}

/** The chain in each of its orders, built once. */
export interface TriageChains {
  for(options: TriageOptions): ChosenChain;
}

/** @param singleCall the stages where one call answers for all of them; undefined where each asks for itself */
export function triageChains(stages: TriageStages, singleCall: TriageStages | undefined): TriageChains {
  if (singleCall !== undefined) {
    const single: ChosenChain = { strategy: 'single', chain: triageChain(singleCall, 'parallel') };
    return { for: () => single };
  }
  const parallel: ChosenChain = { strategy: 'parallel', chain: triageChain(stages, 'parallel') };
  const sequence: ChosenChain = { strategy: 'sequence', chain: triageChain(stages, 'sequence') };
  return { for: ({ enableParallel }) => (enableParallel ? parallel : sequence) };
}

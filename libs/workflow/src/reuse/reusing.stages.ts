import { answered } from '@app/domain';
import { type StepAnswer, type StepRecorder } from '../step-recorder.js';
import { type TriageRequest, type TriageStages } from '../triage.chain.js';
import { type EarlierAnalyses } from './earlier-analyses.service.js';
import { type EarlierAnalysis } from './earlier-analysis.js';

/**
 * The stages where a ticket that its customer sends again is answered by what was found the first time. Duplicates and
 * routing are its own: the one knows more by now, and the other sets times.
 */
export function reusingStages(stages: TriageStages, analyses: Pick<EarlierAnalyses, 'find'>): TriageStages {
  const found = new WeakMap<StepRecorder, Promise<EarlierAnalysis | undefined>>();
  const earlierOf = (request: TriageRequest): Promise<EarlierAnalysis | undefined> => {
    const known = found.get(request.steps) ?? analyses.find(request);
    found.set(request.steps, known);
    return known;
  };
  const reusing =
    <Request extends TriageRequest, T>(
      part: (earlier: EarlierAnalysis) => T | null,
      afresh: (request: Request) => StepAnswer<T> | Promise<StepAnswer<T>>,
    ) =>
    async (request: Request): Promise<StepAnswer<T>> => {
      const earlier = await earlierOf(request);
      const value = earlier === undefined ? null : part(earlier);
      if (earlier === undefined || value === null) return afresh(request);
      return { ...answered(value), reusedFrom: earlier.ticketId, warning: request.suspicion };
    };
  const { factsAtOnce } = stages;
  return {
    ...stages,
    classify: reusing(({ classification }) => classification, stages.classify),
    extract: reusing(({ extraction }) => extraction, stages.extract),
    respond: reusing(({ response }) => response, stages.respond),
    factsAtOnce: factsAtOnce && (async (request) => (await earlierOf(request))?.extraction ?? factsAtOnce(request)),
  };
}

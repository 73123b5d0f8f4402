import { type Llm, type ModelTask } from '@app/llm';
import { doubtClassification, doubtDraft } from '../suspicion.js';
import { type TriageRequest, type TriageStages } from '../triage.chain.js';
import { replyFacts, type StageServices } from '../triage-stages.js';
import { type ModelledRequest, SingleCall } from './single-call.js';

/** The stages where one call to a model answers for all that may ask one; undefined where none may. */
export function singleCallStages(stages: TriageStages, services: StageServices, llm: Llm): TriageStages | undefined {
  const { classification, extraction, response, routing } = services;
  const { task: classify } = classification;
  const { task: extract } = extraction;
  const { task: respond } = response;
  const tasks: ModelTask<unknown>[] = [classify, extract, respond].filter((task) => task !== null);
  if (tasks.length === 0) return undefined;
  const call = new SingleCall(llm, tasks);
  return {
    ...stages,
    // The facts come with the same answer as the category.
    factsAtOnce: null,
    ...(classify && {
      classify: async (request) => {
        if (!asksModels(request)) return stages.classify(request);
        const answer = await call.answer(request, {
          task: classify,
          read: (said) => classification.fromModel(said, request.reading),
          byRules: () => classification.classify(request.reading),
        });
        return doubtClassification(answer, request.suspicion);
      },
    }),
    ...(extract && {
      extract: async (request) => {
        if (!asksModels(request)) return stages.extract(request);
        return call.answer(request, {
          task: extract,
          read: (said) => extraction.fromModel(said, request.reading, null, request.receivedAt),
          byRules: () => extraction.extract(request.reading, null, undefined, request.receivedAt),
        });
      },
    }),
    ...(respond && {
      respond: async (request) => {
        if (!asksModels(request)) return stages.respond(request);
        const facts = replyFacts(request, routing);
        const answer = await call.answer(request, {
          task: respond,
          read: (said) => response.fromModel(said, facts),
          byRules: () => response.draft(facts),
          isByModel: ({ source }) => source === 'llm',
        });
        return doubtDraft(answer, request.suspicion);
      },
    }),
  };
}

const asksModels = <R extends TriageRequest>(request: R): request is R & ModelledRequest =>
  request.models !== undefined;

import { DeskConfig } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { learningFile } from '../learning.config.js';
import { type HeldOutAnswer } from '../models/model-card.js';
import { ModelsInForce } from '../models/models-in-force.service.js';
import { type Task } from '../task.js';
import { type JudgedAnswer, JudgedAnswersStore } from './judged-answers.store.js';
import { type PrecisionFrom, provenThresholds, type Target } from './precision.js';

/** Who answers differs in how sure it means to be: a language model, or this service itself. */
export type AnsweredBy = 'llm' | 'local';

export function answeredBy({ source }: { readonly source: string | null }): AnsweredBy {
  return source === 'llm' ? 'llm' : 'local';
}

/** What proves that answers may be applied unseen. */
@Injectable()
export class Evidence {
  constructor(
    private readonly judged: JudgedAnswersStore,
    private readonly inForce: ModelsInForce,
    private readonly desk: DeskConfig,
  ) {}

  target(task: Task): Target {
    const { auto_apply: precision, minimum_judged: minimumJudged } = this.desk.section(learningFile);
    return { precision: precision[task], minimumJudged };
  }

  async proven(task: Task, by: AnsweredBy): Promise<Map<string, PrecisionFrom>> {
    return provenThresholds(this.counting(task, by, await this.judged.list(task)), this.target(task));
  }

  /**
   * Which answers tell of those to come: of a language model all that were judged; of the service itself what the version
   * in force answered since it is, and what it said of the corrections that it had not seen when it was trained.
   */
  private counting(task: Task, by: AnsweredBy, judged: readonly JudgedAnswer[]): HeldOutAnswer[] {
    const own = judged.filter((answer) => answeredBy(answer) === by);
    if (by === 'llm') return own;
    const { evidence, activation } = this.inForce.of(task);
    const since = activation?.activatedAt.getTime() ?? -Infinity;
    return [...evidence, ...own.filter(({ answeredAt }) => answeredAt.getTime() >= since)];
  }
}

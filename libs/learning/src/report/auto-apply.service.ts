import { AutoApplyRule } from '@app/classification';
import { Injectable } from '@nestjs/common';
import { ModelsInForce } from '../models/models-in-force.service.js';
import { TASKS } from '../task.js';
import { Evidence } from './evidence.service.js';
import { JudgedAnswersStore } from './judged-answers.store.js';
import { type PrecisionFrom } from './precision.js';

/** Tells the classification from which confidence on its answers may be applied unseen, whenever the evidence changed. */
@Injectable()
export class AutoApply {
  private seen: string | undefined;

  constructor(
    private readonly evidence: Evidence,
    private readonly judged: JudgedAnswersStore,
    private readonly inForce: ModelsInForce,
    private readonly rule: AutoApplyRule,
  ) {}

  async refresh(): Promise<void> {
    const state = `${this.inForce.activation ?? 0} ${(await this.judged.newest()) ?? ''}`;
    if (state === this.seen) return;
    for (const task of TASKS)
      for (const by of ['llm', 'local'] as const)
        this.rule.allow(task, by, confidences(await this.evidence.proven(task, by)));
    this.seen = state;
  }
}

function confidences(proven: ReadonlyMap<string, PrecisionFrom>): ReadonlyMap<string, number> {
  return new Map([...proven].map(([name, { threshold }]) => [name, threshold]));
}

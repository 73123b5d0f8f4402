import { DeskConfig } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { learningFile } from '../learning.config.js';
import { ModelsInForce } from '../models/models-in-force.service.js';
import { type Task, TASKS } from '../task.js';
import { type AnsweredBy, answeredBy, Evidence } from './evidence.service.js';
import { judgedReport } from './judged-report.js';
import { JUDGED_TASKS, type JudgedAnswer, JudgedAnswersStore, type JudgedTask } from './judged-answers.store.js';
import { type AutoApplyReport, type LearningReport, type TaskReport } from './report.dto.js';

const ANSWERERS = ['local', 'llm'] as const satisfies readonly AnsweredBy[];

/** Holds the service's answers against the desk's word. */
@Injectable()
export class ReportService {
  constructor(
    private readonly judged: JudgedAnswersStore,
    private readonly evidence: Evidence,
    private readonly inForce: ModelsInForce,
    private readonly desk: DeskConfig,
  ) {}

  async report(): Promise<LearningReport> {
    await this.inForce.refresh();
    const { minimum_judged: minimumJudged } = this.desk.section(learningFile);
    const tasks: TaskReport[] = [];
    for (const task of JUDGED_TASKS) tasks.push(await this.taskReport(task));
    return { minimumJudged, tasks };
  }

  private async taskReport(task: JudgedTask): Promise<TaskReport> {
    const judged = await this.judged.list(task);
    const originals = (by: AnsweredBy): JudgedAnswer[] =>
      // Language models route nothing: the team follows from what was classified.
      judged.filter((answer) => (task === 'team' ? by === 'local' : answeredBy(answer) === by));
    const evidence = ANSWERERS.flatMap((by) => judgedReport({ of: 'original_answers', answeredBy: by }, originals(by)));
    if (!isTaught(task)) return { task, version: null, targetPrecision: null, autoApply: [], evidence };
    const { version, evidence: heldOut } = this.inForce.of(task);
    return {
      task,
      version,
      targetPrecision: this.evidence.target(task).precision,
      autoApply: await this.autoApply(task),
      evidence: [...evidence, ...judgedReport({ of: 'held_out', answeredBy: 'local' }, heldOut)],
    };
  }

  private async autoApply(task: Task): Promise<AutoApplyReport[]> {
    const proven = await Promise.all(ANSWERERS.map((by) => this.evidence.proven(task, by)));
    return ANSWERERS.flatMap((by, i) =>
      [...(proven[i] ?? [])].map(([name, from]) => ({ answeredBy: by, class: name, ...from })),
    );
  }
}

const isTaught = (task: JudgedTask): task is Task => TASKS.some((each) => each === task);

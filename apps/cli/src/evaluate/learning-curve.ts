import { type Outcome } from '@app/evaluation';
import {
  argmax,
  type DeskModel,
  type Grounds,
  seededRandom,
  selfTrain,
  shuffledOrder,
  trainDeskModel,
} from '@app/local-model';
import { asBacklog } from './backlog.js';

/** A ticket as rules and base model see it, with the label that a person gave it. */
export interface JudgedTicket {
  readonly grounds: Grounds;
  readonly label: string;
  readonly accepted: readonly string[];
}

/** What is right after so many corrections; both kinds of outcome in the same order. */
export interface LearningPoint {
  readonly corrections: number;
  readonly strict: readonly Outcome[];
  readonly lenient: readonly Outcome[];
  /** Of one training, the mean. */
  readonly trainingMs: number;
}

export interface CurveOptions {
  readonly classes: readonly string[];
  readonly sizes: readonly number[];
  /** Each with other tickets drawn as corrections. */
  readonly repeats: number;
  /** Whether the tickets, without their labels, are there as a backlog too. */
  readonly withBacklog: boolean;
}

/** Fewer tickets to test on would say more of chance than of learning. */
const LEAST_TESTED = 100;

/** Learns from randomly drawn corrections and is tested on all other tickets of the desk; sizes that leave too few are left out. */
export function learningCurve(tickets: readonly JudgedTicket[], options: CurveOptions): LearningPoint[] {
  const { classes, sizes, repeats, withBacklog } = options;
  const self = withBacklog ? selfTrain(asBacklog(tickets.map(({ grounds }) => grounds)), classes) : undefined;
  const orders = Array.from({ length: repeats }, (_, seed) =>
    [...shuffledOrder(tickets.length, seededRandom(seed + 1))].flatMap((i) => tickets[i] ?? []),
  );
  return sizes
    .filter((size) => size + LEAST_TESTED <= tickets.length)
    .map((corrections) => {
      const startedAt = performance.now();
      const models = orders.map((order) =>
        trainDeskModel(
          order.slice(0, corrections).map(({ grounds, label }) => ({ ...grounds, label })),
          { classes, self },
        ),
      );
      const trainingMs = (performance.now() - startedAt) / repeats;
      const tested = orders.flatMap((order, i) =>
        order.slice(corrections).map((ticket) => answerTo(ticket, models[i], classes)),
      );
      return {
        corrections,
        trainingMs,
        strict: tested.map(({ confidence, isRight }) => ({ confidence, isRight })),
        lenient: tested.map(({ confidence, isDefensible }) => ({ confidence, isRight: isDefensible })),
      };
    });
}

function answerTo(
  { grounds, label, accepted }: JudgedTicket,
  model: DeskModel | undefined,
  classes: readonly string[],
): { confidence: number; isRight: boolean; isDefensible: boolean } {
  const probabilities = model?.probabilities(grounds) ?? new Float64Array();
  const best = argmax(probabilities);
  const answer = classes[best] ?? '';
  const isRight = answer === label;
  return { confidence: probabilities[best] ?? 0, isRight, isDefensible: isRight || accepted.includes(answer) };
}

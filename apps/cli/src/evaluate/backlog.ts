import { type LearnedTask, type LocalModels } from '@app/classification';
import { type DeskModel, type Grounds, selfTrain, softmax, trainDeskModel } from '@app/local-model';
import { readTicket } from '@app/text';
import { TicketReader } from '../input/labelled-ticket.js';
import { readRecords } from '../input/records.js';
import { groupOf } from './groups.js';
import { type InputOptions } from './options.js';
import { type UnseenBases } from './unseen-bases.js';

/** What each desk's unlabelled tickets teach, by the desk's name; lines that name no desk are all of one. */
export type BacklogModels = ReadonlyMap<string | undefined, DeskModel>;

/** Sharpens the base by the tickets of each desk, without a label; a desk with too few of them is left out. */
export async function learnBacklog(
  files: readonly string[],
  task: LearnedTask,
  models: LocalModels,
  options: InputOptions,
  unseen?: UnseenBases,
): Promise<BacklogModels> {
  const reader = new TicketReader(options);
  const desks = new Map<string | undefined, Grounds[]>();
  for await (const record of readRecords(files)) {
    const { ticket, fields } = reader.unlabelled(record);
    const desk = groupOf(fields, options.by);
    unseen?.use(desk);
    const known = desks.get(desk) ?? [];
    known.push(models.baseScores(readTicket(ticket))[task]);
    desks.set(desk, known);
  }
  const classes = models.classes[task];
  return new Map(
    [...desks].flatMap(([desk, tickets]) => {
      const model = backlogModel(tickets, classes);
      return model === undefined ? [] : [[desk, model] as const];
    }),
  );
}

function backlogModel(tickets: readonly Grounds[], classes: readonly string[]): DeskModel | undefined {
  const self = selfTrain(asBacklog(tickets), classes);
  return self && trainDeskModel([], { classes, self });
}

/** Tickets nobody has judged, as rules and base model see them. */
export function asBacklog(
  tickets: readonly Grounds[],
): { features: Grounds['features']; probabilities: Float64Array }[] {
  return tickets.map(({ features, baseScores }) => ({
    features,
    probabilities: softmax(baseScores),
  }));
}

import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Task } from '../task.js';
import { type HeldOutAnswer, type ModelCard } from './model-card.js';

/** A version of a desk's model without its weights. */
export interface ModelVersion {
  readonly version: number;
  readonly task: Task;
  readonly verdict: 'accepted' | 'rejected';
  /** Which classes it knows, as a digest. */
  readonly taxonomy: string;
  /** Which base it stands on. */
  readonly base: string;
  readonly card: ModelCard;
  readonly runId: string | null;
  readonly trainedAt: Date;
  readonly trainedBy: string;
}

export interface NewModel extends Omit<ModelVersion, 'version'> {
  readonly model: Uint8Array;
  readonly evidence: readonly HeldOutAnswer[];
}

/** Which version answers for a task; 0 is the base alone. */
export interface Activation {
  readonly id: number;
  readonly task: Task;
  readonly version: number;
  readonly activatedAt: Date;
  readonly activatedBy: string;
}

const VERSION = `version, task, verdict, taxonomy, base, card, run_id as "runId", trained_at as "trainedAt",
  trained_by as "trainedBy"`;
/** Far more than anyone reads. */
const MOST_LISTED = 200;

/** The desk's models and which of them are in force; the only reader and writer of desk_models and model_activations. */
@Injectable()
export class ModelsStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. */
  async list(): Promise<ModelVersion[]> {
    return this.dataSource.query<ModelVersion[]>(
      `select ${VERSION} from desk_models order by version desc limit ${MOST_LISTED}`,
    );
  }

  async find(version: number): Promise<ModelVersion | undefined> {
    const [row] = await this.dataSource.query<ModelVersion[]>(`select ${VERSION} from desk_models where version = $1`, [
      version,
    ]);
    return row;
  }

  async load(version: number): Promise<Pick<NewModel, 'model' | 'evidence'> | undefined> {
    const [row] = await this.dataSource.query<Pick<NewModel, 'model' | 'evidence'>[]>(
      'select model, evidence from desk_models where version = $1',
      [version],
    );
    return row;
  }

  /** @returns its version */
  async insert(manager: EntityManager, model: NewModel): Promise<number> {
    const [row] = await manager.query<[{ version: number }]>(
      `insert into desk_models (task, verdict, taxonomy, base, card, evidence, model, run_id, trained_at, trained_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning version`,
      [
        model.task,
        model.verdict,
        model.taxonomy,
        model.base,
        JSON.stringify(model.card),
        JSON.stringify(model.evidence),
        Buffer.from(model.model),
        model.runId,
        model.trainedAt,
        model.trainedBy,
      ],
    );
    return row.version;
  }

  /** Goes up with every activation; null before the first. */
  async latestActivation(): Promise<number | null> {
    const [row] = await this.dataSource.query<[{ id: number | null }]>('select max(id) as id from model_activations');
    return row.id;
  }

  /** The newest activation of each task that has one. */
  async inForce(manager: EntityManager = this.dataSource.manager): Promise<Activation[]> {
    return manager.query<Activation[]>(
      `select distinct on (task) id, task, coalesce(version, 0) as version, activated_at as "activatedAt",
         activated_by as "activatedBy"
       from model_activations order by task, id desc`,
    );
  }

  async activate(
    { task, version, activatedBy }: Pick<Activation, 'task' | 'version' | 'activatedBy'>,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<void> {
    await manager.query(
      'insert into model_activations (task, version, activated_at, activated_by) values ($1, $2, $3, $4)',
      [task, version === 0 ? null : version, new Date(), activatedBy],
    );
  }
}

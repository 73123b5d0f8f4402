import { createHash } from 'node:crypto';
import { LocalModels } from '@app/classification';
import { decodeDeskModel, type DeskModel } from '@app/local-model';
import { Injectable, Logger } from '@nestjs/common';
import { byTask, type ByTask, type Task } from '../task.js';
import { type HeldOutAnswer } from './model-card.js';
import { type Activation, ModelsStore, type ModelVersion } from './models.store.js';

/** What answers for one task in this process. */
export interface InForce {
  /** 0 is the base alone. */
  readonly version: number;
  /** Undefined for the base that nobody ever activated. */
  readonly activation: Activation | undefined;
  readonly bytes: Uint8Array | null;
  readonly evidence: readonly HeldOutAnswer[];
  /** False where a version was activated that does not fit the YAML or the base any more: the base answers. */
  readonly fits: boolean;
}

const BASE_ALONE: InForce = { version: 0, activation: undefined, bytes: null, evidence: [], fits: true };

/** Keeps this process answering with the versions that are in force, whoever activated them. */
@Injectable()
export class ModelsInForce {
  private readonly logger = new Logger('Learning');
  private seen: number | null = null;
  private inForce: ByTask<InForce> = byTask(() => BASE_ALONE);

  constructor(
    private readonly store: ModelsStore,
    private readonly models: LocalModels,
  ) {}

  of(task: Task): InForce {
    return this.inForce[task];
  }

  /** Which version answers: 0 also where the one in force does not fit. */
  answering(task: Task): number {
    const { fits, version } = this.inForce[task];
    return fits ? version : 0;
  }

  /** Which activation this process has seen last. */
  get activation(): number | null {
    return this.seen;
  }

  /** Whether a version knows this YAML's classes and stands on this base. */
  fits({ task, taxonomy, base }: Pick<ModelVersion, 'task' | 'taxonomy' | 'base'>): boolean {
    return taxonomy === this.taxonomy(task) && base === this.models.fingerprints[task];
  }

  taxonomy(task: Task): string {
    return createHash('sha256').update(this.models.classes[task].join('\n')).digest('hex').slice(0, 16);
  }

  /** Takes over what was activated since; costs one small query where nothing was. */
  async refresh(): Promise<void> {
    const latest = await this.store.latestActivation();
    if (latest === this.seen) return;
    const activations = await this.store.inForce();
    const loaded = new Map<Task, InForce & { readonly model: DeskModel | null }>();
    for (const activation of activations) loaded.set(activation.task, await this.load(activation));
    this.inForce = byTask((task) => loaded.get(task) ?? BASE_ALONE);
    const [category, severity] = [loaded.get('category')?.model, loaded.get('severity')?.model];
    this.models.use({ ...(category && { category }), ...(severity && { severity }) });
    this.seen = latest;
  }

  private async load(activation: Activation): Promise<InForce & { readonly model: DeskModel | null }> {
    const { task, version } = activation;
    const alone = { ...BASE_ALONE, activation, model: null };
    if (version === 0) return alone;
    const [described, stored] = await Promise.all([this.store.find(version), this.store.load(version)]);
    if (described === undefined || stored === undefined || !this.fits(described)) {
      this.logger.warn({ msg: 'the model in force does not fit the configuration; the base answers', task, version });
      return { ...alone, version, fits: false };
    }
    const { model: bytes, evidence } = stored;
    return { version, activation, bytes, evidence, fits: true, model: decodeDeskModel(bytes) };
  }
}

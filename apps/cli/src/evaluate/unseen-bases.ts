import { type BaseModels, type LocalModels, trainBaseModels } from '@app/classification';

/** Puts in force, for each source, base models that never saw it. */
export class UnseenBases {
  private readonly bases = new Map<string, BaseModels>();

  constructor(private readonly models: LocalModels) {}

  use(source = ''): void {
    const base = this.bases.get(source) ?? trainBaseModels(this.models.rules, { leaveOut: [source] });
    this.bases.set(source, base);
    this.models.useBase(base);
  }
}

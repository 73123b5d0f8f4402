import { Injectable } from '@nestjs/common';
import { MeaningWatch } from './meaning-watch.service.js';
import { type VectorSpace, VectorSpaces } from './vector-spaces.store.js';

/** Knows where this process' vectors go: looked up once, and again where the model's answers stop fitting. */
@Injectable()
export class VectorHome {
  private opening: Promise<string | null> | undefined;
  /** Undefined before the first vector. */
  space: VectorSpace | undefined;
  private model: string | undefined;
  /** Why there is no place for vectors; null where there is one, undefined before anybody looked. */
  obstacle: string | null | undefined;

  constructor(
    private readonly spaces: VectorSpaces,
    private readonly watch: MeaningWatch,
  ) {}

  /** @returns the obstacle, if there is one; rejects where the database is away, and is worth another call then */
  async open(model: string): Promise<string | null> {
    this.model = model;
    this.opening ??= this.look(model);
    try {
      return await this.opening;
    } catch (error) {
      this.opening = undefined;
      throw error;
    }
  }

  async spaceFor(model: string, dimensions: number): Promise<VectorSpace> {
    if (this.space?.dimensions !== dimensions) this.space = await this.spaces.make(model, dimensions);
    return this.space;
  }

  /** Looks again: what failed may come of vectors that have another length by now, or were forgotten. */
  async doubt(): Promise<void> {
    const { model } = this;
    if (model !== undefined) this.space = await this.spaces.of(model).catch(() => undefined);
  }

  private async look(model: string): Promise<string | null> {
    this.obstacle = await this.spaces.obstacle();
    if (this.obstacle === null) this.space = await this.spaces.of(model);
    else this.watch.off(this.obstacle);
    return this.obstacle;
  }
}

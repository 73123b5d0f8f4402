import { answered, type StageAnswer } from '@app/domain';
import { Embeddings, modelOrFallback } from '@app/llm';
import { type TicketReading } from '@app/text';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Closeness, closenessOf } from './closeness.js';
import { Meaning, meaningText, type Place } from './meaning.js';
import { MeaningWatch } from './meaning-watch.service.js';
import { VectorHome } from './vector-home.service.js';
import { type NeighbourScope, NEIGHBOURS, Vectors } from './vectors.store.js';

/** The older tickets that mean nearly the same. */
export interface Near {
  readonly docs: readonly number[];
  /** By ticket. */
  readonly closeness: ReadonlyMap<string, Closeness>;
}

const NOTHING_NEAR: Near = { docs: [], closeness: new Map() };

/** A ticket being stored, with what is known of its meaning. */
interface Remembered {
  readonly ticketId: string;
  readonly createdAt: Date;
  readonly fingerprint: { readonly meaning?: Meaning };
}

/** Finds tickets by what they mean, where a model and pgvector are to be had; elsewhere nothing is near. */
@Injectable()
export class Meanings implements OnApplicationBootstrap {
  constructor(
    @Inject(Embeddings) private readonly embeddings: Embeddings | null,
    private readonly home: VectorHome,
    private readonly vectors: Vectors,
    private readonly watch: MeaningWatch,
  ) {}

  onApplicationBootstrap(): void {
    const { embeddings, home } = this;
    if (embeddings === null) return;
    this.watch.watch(() =>
      typeof home.obstacle === 'string' ? { status: 'degraded', detail: home.obstacle } : embeddings.check(),
    );
    void home.open(embeddings.model).catch(() => undefined);
  }

  /** Undefined where meanings are not compared at all. */
  of(reading: TicketReading): Meaning | undefined {
    const { embeddings } = this;
    return embeddings === null ? undefined : new Meaning(() => this.ask(embeddings, meaningText(reading)));
  }

  /** Never rejects: where nobody can tell what is near, nothing is, and `fallbackUsed` says so. */
  async near(meaning: Meaning | undefined, scope: NeighbourScope): Promise<StageAnswer<Near>> {
    if (meaning === undefined) return answered(NOTHING_NEAR);
    try {
      const { value: place, ...told } = await meaning.place();
      return { ...told, value: place === null ? NOTHING_NEAR : await this.around(place, scope) };
    } catch (error) {
      this.watch.note('internal', error);
      await this.home.doubt();
      return { value: NOTHING_NEAR, fallbackUsed: true, use: null };
    }
  }

  /** Keeps what is known by now, in the transaction that stores the tickets; what is not, `npm run embed` adds. */
  async remember(manager: EntityManager, tickets: readonly Remembered[]): Promise<void> {
    const { space } = this.home;
    if (space === undefined) return;
    const stored = tickets.flatMap(({ ticketId, createdAt, fingerprint }) => {
      const place = fingerprint.meaning?.known;
      return place?.space.table === space.table ? [{ ticketId, createdAt, vector: place.vector }] : [];
    });
    if (stored.length === 0) return;
    // A savepoint: what goes wrong with a vector costs no ticket.
    await manager
      .transaction((inner) => this.vectors.insertMany(inner, space, stored))
      .catch((error: unknown) => this.watch.notStored(error));
  }

  private async around({ space, vector }: Place, scope: NeighbourScope): Promise<Near> {
    const neighbours = await this.vectors.nearest(space, vector, scope);
    return { docs: neighbours.map(({ doc }) => doc), closeness: closenessOf(neighbours, NEIGHBOURS) };
  }

  private async ask(embeddings: Embeddings, text: string): Promise<StageAnswer<Place | null>> {
    const { model } = embeddings;
    if ((await this.home.open(model)) !== null) return answered(null);
    const answer = await modelOrFallback<readonly Float32Array[], Float32Array | null>({
      ask: () => embeddings.embed({ texts: [text], dimensions: this.home.space?.dimensions }),
      read: ([vector]) => vector ?? null,
      fallback: () => null,
      promptVersion: null,
      logger: this.watch.logger,
    });
    const reason = answer.use?.fallbackReason ?? null;
    this.watch.note(reason);
    if (reason === 'unusable') await this.home.doubt();
    if (answer.value === null) return { ...answer, value: null };
    return { ...answer, value: { vector: answer.value, space: await this.home.spaceFor(model, answer.value.length) } };
  }
}

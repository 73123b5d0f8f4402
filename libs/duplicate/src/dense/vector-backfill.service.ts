import { OperatorError } from '@app/domain';
import { Embeddings } from '@app/llm';
import { readTicket } from '@app/text';
import { Inject, Injectable } from '@nestjs/common';
import { meaningText } from './meaning.js';
import { PatientEmbeddings } from './patient-embeddings.js';
import { type VectorSpace, VectorSpaces } from './vector-spaces.store.js';
import { type Unplaced, Vectors } from './vectors.store.js';

/** The texts of tickets, in any order. */
type TextsOf = (ids: readonly string[]) => Promise<readonly { id: string; subject: string; body: string }[]>;

export interface BackfillOptions {
  /** Texts in one call. */
  readonly batch: number;
  readonly signal: AbortSignal;
  readonly textsOf: TextsOf;
}

/** What became of one batch. */
export interface BackfillStep {
  readonly placed: number;
  /** The model did not take the text. */
  readonly refused: number;
}

/** Gives tickets their vectors that came in without one: before there was a model, by an import, or while it failed. */
@Injectable()
export class VectorBackfill {
  constructor(
    @Inject(Embeddings) private readonly embeddings: Embeddings | null,
    private readonly spaces: VectorSpaces,
    private readonly vectors: Vectors,
  ) {}

  /**
   * Where the vectors go: the model is asked for one, whose length decides.
   * @throws OperatorError where there is no model, or no place for vectors
   */
  async open(): Promise<VectorSpace> {
    const embeddings = this.modelOrThrow();
    const obstacle = await this.spaces.obstacle();
    if (obstacle !== null) throw new OperatorError(`There is no place for vectors: ${obstacle}.`);
    const dimensions = await new PatientEmbeddings(embeddings, AbortSignal.abort()).dimensions();
    return this.spaces.make(embeddings.model, dimensions);
  }

  async countMissing(space: VectorSpace): Promise<number> {
    return this.vectors.countMissing(space);
  }

  /** Newest tickets first, each batch stored whole; called again, it goes on where it was stopped. @throws OperatorError */
  async *fill(space: VectorSpace, { batch, signal, textsOf }: BackfillOptions): AsyncGenerator<BackfillStep> {
    const model = new PatientEmbeddings(this.modelOrThrow(), signal);
    let last: Unplaced | null = null;
    while (!signal.aborted) {
      const missing: Unplaced[] = await this.vectors.missing(space, last, batch);
      last = missing.at(-1) ?? null;
      if (last === null) return;
      const texts = new Map((await textsOf(missing.map(({ ticketId }) => ticketId))).map((each) => [each.id, each]));
      const readable = missing.flatMap((ticket) => {
        const text = texts.get(ticket.ticketId);
        return text === undefined ? [] : [{ ...ticket, text: meaningText(readTicket(text)) }];
      });
      const vectors = await model.of(
        readable.map(({ text }) => text),
        space.dimensions,
      );
      const rows = readable.flatMap(({ ticketId, createdAt }, place) => {
        const vector = vectors[place];
        return vector === undefined ? [] : [{ ticketId, createdAt, vector }];
      });
      await this.vectors.insert(space, rows);
      yield { placed: rows.length, refused: readable.length - rows.length };
    }
  }

  /** @returns how many other models' vectors were forgotten */
  async forgetOthers(space: VectorSpace): Promise<number> {
    return this.spaces.dropOthers(space);
  }

  private modelOrThrow(): Embeddings {
    if (this.embeddings !== null) return this.embeddings;
    throw new OperatorError('There is no embedding model to ask: set EMBEDDINGS_MODEL (see .env.example).');
  }
}

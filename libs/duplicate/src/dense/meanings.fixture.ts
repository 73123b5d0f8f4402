import { type Embeddings } from '@app/llm';
import { HealthRegistry, Metrics } from '@app/platform';
import { type DataSource } from 'typeorm';
import { MeaningWatch } from './meaning-watch.service.js';
import { Meanings } from './meanings.service.js';
import { VectorHome } from './vector-home.service.js';
import { VectorSpaces } from './vector-spaces.store.js';
import { Vectors } from './vectors.store.js';

/** Meanings as one process compares them; without a model, not at all. */
export function meaningsIn(database: DataSource, embeddings: Embeddings | null = null): Meanings {
  const watch = new MeaningWatch(new Metrics(), new HealthRegistry());
  const home = new VectorHome(new VectorSpaces(database), watch);
  return new Meanings(embeddings, home, new Vectors(database), watch);
}

import { type Features, featurize } from '@app/local-model';
import { type TicketReading } from '@app/text';

/** What every local model sees of a ticket: the author's own words. */
export function modelFeatures({ subject, body }: TicketReading): Features {
  return featurize([
    { text: subject.own, weight: 1 },
    { text: body.own, weight: 1 },
  ]);
}

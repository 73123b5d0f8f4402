import { type FieldScore } from '../field-score.js';
import { decimal } from '../figures.js';
import { type ExtractionReport } from '../report.js';
import { type Html } from './html.js';
import { page, section } from './page.js';
import { table } from './table.js';

const ABOUT = 'A dash: not every occurrence is marked in these texts, so that only recall can be told.';

/** The report of a run that looked for facts, as one HTML page. */
export function extractionPage({ title, notes, overall, groupedBy, groups }: ExtractionReport): string {
  const { precision, recall, f1 } = overall.micro;
  const together = `All that is marked throughout: precision ${decimal(precision)}, recall ${decimal(recall)}, F1 ${decimal(f1)}.`;
  return page(
    title,
    [...notes, together],
    [
      section('By type', ABOUT, byType(overall.fields)),
      ...(groups.length > 1
        ? groups.map(({ name, score }) =>
            section(`${groupedBy}: ${name}`, `${score.count} texts`, byType(score.fields)),
          )
        : []),
    ],
  );
}

function byType(fields: readonly FieldScore[]): Html {
  return table(
    ['type', 'marked', 'found', 'missed', 'false alarms', 'precision', 'recall', 'F1'],
    fields.map(({ type, hits, misses, falseAlarms, precision, recall, f1, isRecallOnly }) => {
      const unlessPartial = (figure: string): string => (isRecallOnly ? '–' : figure);
      return [
        type,
        hits + misses,
        hits,
        misses,
        unlessPartial(String(falseAlarms)),
        unlessPartial(decimal(precision)),
        decimal(recall),
        unlessPartial(decimal(f1)),
      ];
    }),
  );
}

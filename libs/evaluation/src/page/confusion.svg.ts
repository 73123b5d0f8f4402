import { type Confusion } from '../confusion.js';
import { type Html, html } from './html.js';

const WIDE = 100;
const HIGH = 44;
const LEFT = 150;
const TOP = 40;
/** From this share on a cell is dark enough for light writing. */
const STRONG = 0.55;
const LONGEST_ROW_NAME = 20;
const LONGEST_COLUMN_NAME = 15;

const cut = (name: string, most: number): string => (name.length > most ? `${name.slice(0, most - 1)}…` : name);

/** Rows are what was right, columns what was answered; a cell is as strong as its share of the row. */
export function confusionPicture({ rows, columns, counts }: Confusion): Html {
  const width = LEFT + columns.length * WIDE;
  const height = TOP + rows.length * HIGH;
  const heads = columns.map((name, j) => {
    const middle = LEFT + (j + 0.5) * WIDE;
    return html`<text x="${middle}" y="${TOP - 10}" text-anchor="middle" class="quiet"
      >${cut(name, LONGEST_COLUMN_NAME)}<title>${name}</title></text
    >`;
  });
  const lines = rows.map((name, i) => line(name, counts[i] ?? [], TOP + i * HIGH, columns));
  return html`<svg
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
    role="img"
    aria-label="Confusion matrix"
  >
    ${heads}${lines}
  </svg>`;
}

function line(name: string, counts: readonly number[], y: number, columns: readonly string[]): Html {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const cells = counts.map((count, j) => {
    const title = `${name}, answered as ${columns[j] ?? ''}: ${count} of ${total}`;
    return cell({ count, share: count / total, x: LEFT + j * WIDE, y, title });
  });
  return html`<text x="${LEFT - 10}" y="${y + HIGH / 2 + 4}" text-anchor="end"
      >${cut(name, LONGEST_ROW_NAME)}<title>${name}</title></text
    >${cells} `;
}

interface Cell {
  readonly count: number;
  readonly share: number;
  readonly x: number;
  readonly y: number;
  readonly title: string;
}

function cell({ count, share, x, y, title }: Cell): Html {
  const writing = share > STRONG ? 'on' : count === 0 ? 'quiet' : '';
  const square = html`<rect
    x="${x + 1}"
    y="${y + 1}"
    width="${WIDE - 2}"
    height="${HIGH - 2}"
    rx="4"
    class="mark"
    fill-opacity="${(0.04 + 0.96 * share).toFixed(3)}"
  />`;
  const number = html`<text x="${x + WIDE / 2}" y="${y + HIGH / 2 + 4}" text-anchor="middle" class="${writing}"
    >${count}</text
  >`;
  return html`<g><title>${title}</title>${square}${number}</g>`;
}

import { type ReliabilityBin } from '../reliability.js';
import { type Html, html } from './html.js';

const SIDE = 360;
const LEFT = 48;
const TOP = 12;
const BARS = 60;
const GAP = 44;
const RIGHT = LEFT + SIDE;
const BOTTOM = TOP + SIDE;
const FLOOR = BOTTOM + GAP + BARS;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

const x = (confidence: number): number => Math.round(LEFT + confidence * SIDE);
const y = (accuracy: number): number => Math.round(TOP + (1 - accuracy) * SIDE);

/** Share of right answers over confidence, a point a bin; the bars below tell how many tickets a bin holds. */
export function reliabilityPicture(bins: readonly ReliabilityBin[]): Html {
  const most = Math.max(...bins.map(({ count }) => count), 1);
  const way = bins.map((bin) => `${x(bin.meanConfidence)},${y(bin.accuracy)}`).join(' ');
  const label = 'Share of defensible answers over confidence';
  return html`<svg
    viewBox="0 0 ${RIGHT + 24} ${FLOOR + 4}"
    width="${RIGHT + 24}"
    height="${FLOOR + 4}"
    role="img"
    aria-label="${label}"
  >
    ${TICKS.map(tick)}
    <line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" class="diagonal" />
    <polyline points="${way}" class="way" />
    ${bins.map((bin) => mark(bin, most))}
    <text x="${LEFT + SIDE / 2}" y="${BOTTOM + 36}" text-anchor="middle">confidence (bars: tickets)</text>
  </svg>`;
}

function tick(at: number): Html {
  const label = `${at * 100} %`;
  return html`<line x1="${LEFT}" x2="${RIGHT}" y1="${y(at)}" y2="${y(at)}" class="rule" /><text
      x="${LEFT - 8}"
      y="${y(at) + 4}"
      text-anchor="end"
      class="quiet"
      >${label}</text
    ><text x="${x(at)}" y="${BOTTOM + 18}" text-anchor="middle" class="quiet">${label}</text> `;
}

function mark({ from, to, count, meanConfidence, accuracy }: ReliabilityBin, most: number): Html {
  const height = Math.max(1, Math.round((count / most) * BARS));
  const title = `${count} tickets with a confidence of ${meanConfidence.toFixed(2)} on average: ${Math.round(accuracy * 100)} % defensible`;
  const point = html`<circle cx="${x(meanConfidence)}" cy="${y(accuracy)}" r="4" class="mark" />`;
  const bar = html`<rect
    x="${x(from) + 1}"
    y="${FLOOR - height}"
    width="${x(to) - x(from) - 2}"
    height="${height}"
    class="mark"
    fill-opacity=".5"
  />`;
  return html`<g><title>${title}</title>${point}${bar}</g> `;
}

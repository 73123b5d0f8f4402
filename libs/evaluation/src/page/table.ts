import { type Html, html } from './html.js';

/** @param text the columns that hold words; the others hold figures */
export function table(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  text: readonly number[] = [0],
): Html {
  const kind = (i: number): string => (text.includes(i) ? 'text' : 'figure');
  const headCells = head.map((cell, i) => html`<th class="${kind(i)}">${cell}</th>`);
  const bodyRows = rows.map((row) => {
    const cells = row.map((cell, i) => html`<td class="${kind(i)}">${cell}</td>`);
    return html`<tr>
      ${cells}
    </tr> `;
  });
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          ${headCells}
        </tr>
      </thead>
      <tbody>
        ${bodyRows}
      </tbody>
    </table>
  </div>`;
}

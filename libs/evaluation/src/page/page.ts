import { type Html, html } from './html.js';
import { STYLE } from './style.js';

/** A whole page that needs nothing but itself. */
export function page(title: string, notes: readonly string[], sections: readonly Html[]): string {
  const items = notes.map((note) => html`<li>${note}</li>`);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${title}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <ul class="notes">
            ${items}
          </ul>
          ${sections}
        </main>
      </body>
    </html> `.markup;
}

export function section(title: string, about: string, content: Html): Html {
  return html`<section>
    <h2>${title}</h2>
    <p class="about">${about}</p>
    ${content}
  </section> `;
}

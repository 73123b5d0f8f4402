import { Html } from './html.js';

/** One hue by its strength, the system's font, dark where the reader's system is. */
export const STYLE = new Html(`
:root { color-scheme: light dark; --paper: #fff; --ink: #1c2430; --quiet: #5b6675; --line: #dde2e8; --panel: #f6f8fa; --accent: #1f6feb; --on-accent: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #12161c; --ink: #e4e9f0; --quiet: #97a3b3; --line: #2b333e; --panel: #1a2029; --accent: #4d94ff; --on-accent: #0b0f14; }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 68rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; }
h2 { font-size: 1.15rem; margin: 2.5rem 0 .25rem; }
.notes { margin: 0; padding: 0; list-style: none; color: var(--quiet); }
.about { margin: 0 0 .75rem; color: var(--quiet); }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .75rem; margin: 0; }
.cards div { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; padding: .75rem 1rem; }
.cards dt { color: var(--quiet); }
.cards dd { margin: 0; }
.cards .value { font-size: 1.5rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.cards .meaning { color: var(--quiet); font-size: .85rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .75rem; border-bottom: 1px solid var(--line); text-align: right; vertical-align: top; white-space: nowrap; }
th { color: var(--quiet); font-weight: 500; }
.text { text-align: left; }
td.text { white-space: normal; overflow-wrap: anywhere; min-width: 6rem; }
svg { max-width: 100%; height: auto; display: block; }
svg text { fill: var(--ink); font: 12px system-ui, sans-serif; }
svg .quiet { fill: var(--quiet); }
svg .on { fill: var(--on-accent); }
svg .mark { fill: var(--accent); }
svg .rule { stroke: var(--line); }
svg .diagonal { stroke: var(--quiet); stroke-dasharray: 4 4; }
svg .way { stroke: var(--accent); stroke-width: 2; fill: none; }
`);

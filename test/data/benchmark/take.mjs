// Takes the benchmark out of a folder of labelled files: node test/data/benchmark/take.mjs FOLDER
import { readFileSync, writeFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/** Lines of these sources may be passed on; see NOTICE. */
const FILES = {
  category: { sources: ['multidogo', 'banking77', 'apache_jira'], keep: ['id', 'source', 'text', 'label', 'labels_ok'] },
  severity: { sources: ['hadoop_jira', 'apache_jira'], keep: ['id', 'source', 'text', 'label', 'labels_ok'] },
  fields: {
    sources: ['multidogo', 'nlupp', 'recognizers_text', 'presidio_synth', 'so_ner'],
    keep: ['id', 'source', 'text', 'fields', 'types_exhaustive'],
  },
};

const [folder] = process.argv.slice(2);
for (const [name, { sources, keep }] of Object.entries(FILES)) {
  const lines = readFileSync(`${folder}/${name}.jsonl`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .filter(({ id, source }) => sources.includes(source) && crc32(id) % 10 === 0)
    .map((record) => JSON.stringify(record, keep.concat('type', 'value', 'start', 'end')));
  writeFileSync(new URL(`${name}.jsonl`, import.meta.url), `${lines.join('\n')}\n`);
}

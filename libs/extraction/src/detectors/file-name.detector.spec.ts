import { describe, expect, it } from '@jest/globals';
import { fileNameDetector } from './file-name.detector.js';

const found = (text: string): string[] => fileNameDetector.find(text).map(({ start, end }) => text.slice(start, end));

describe('fileNameDetector', () => {
  it.each([
    ['open report.pdf, please.', ['report.pdf']],
    ['C:\\Users\\jane\\app.log is empty', ['C:\\Users\\jane\\app.log']],
    ['at src/main/App.java:12:5', ['src/main/App.java']],
    ['(see ./docs/help.md)', ['./docs/help.md']],
    ['/var/log/app and /etc', ['/var/log/app', '/etc']],
    ['my Makefile and .htaccess in ~/docs/old', ['.htaccess', '~/docs/old', 'Makefile']],
    ['\\\\server\\share$\\x.docx', ['\\\\server\\share$\\x.docx']],
    ['lib/core -api.jar', ['lib/core -api.jar', 'api.jar']],
  ])('finds in %j exactly %j', (text, values) => {
    expect(found(text)).toEqual(values);
  });

  it.each([
    ['Hello.World said this.'],
    ['Node.js and Vue.js'],
    ['e.g. and/or, i.e. n/a'],
    ['self.c(), this.h'],
    ['at 10.5.2'],
    ['text/html'],
    ['</summary> or //server'],
    ['example.com'],
  ])('finds nothing in %j', (text) => {
    expect(found(text)).toEqual([]);
  });
});

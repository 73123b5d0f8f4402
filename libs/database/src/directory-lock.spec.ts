import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DirectoryLock } from './directory-lock.js';

describe('DirectoryLock', () => {
  let parent: string;
  let directory: string;
  let lockFile: string;

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'lock-'));
    directory = join(parent, 'a', 'b');
    lockFile = `${directory}.lock`;
  });
  afterEach(() => rmSync(parent, { recursive: true }));

  it('creates the directory and keeps others off until it is released', () => {
    const lock = DirectoryLock.take(directory);
    expect(existsSync(directory)).toBe(true);
    expect(() => DirectoryLock.take(directory)).toThrow(`in use by process ${process.pid}`);
    lock.release();
    DirectoryLock.take(directory).release();
    expect(readdirSync(join(parent, 'a'))).toEqual(['b']);
  });

  it('knows the same directory by another path', () => {
    const lock = DirectoryLock.take(directory);
    symlinkSync(directory, join(parent, 'link'));
    expect(() => DirectoryLock.take(join(parent, 'link'))).toThrow('in use');
    lock.release();
  });

  it('takes over from a dead process', () => {
    DirectoryLock.take(directory).release();
    const { pid } = spawnSync('true');
    writeFileSync(lockFile, `${pid} 12345`);
    const lock = DirectoryLock.take(directory);
    expect(readFileSync(lockFile, 'utf8')).toMatch(new RegExp(`^${process.pid}\\b`));
    lock.release();
  });

  it('takes over from an earlier process with the same number', () => {
    DirectoryLock.take(directory).release();
    writeFileSync(lockFile, `${process.pid} 1`);
    DirectoryLock.take(directory).release();
    expect(existsSync(lockFile)).toBe(false);
  });

  it.each(['', 'rubbish'])('takes over from a lock that says %j', (text) => {
    DirectoryLock.take(directory).release();
    writeFileSync(lockFile, text);
    DirectoryLock.take(directory).release();
  });

  it('respects another living process', async () => {
    DirectoryLock.take(directory).release();
    const other = spawn('sleep', ['60']);
    writeFileSync(lockFile, String(other.pid));
    expect(() => DirectoryLock.take(directory)).toThrow(`in use by process ${other.pid}`);
    other.kill();
    await once(other, 'exit');
  });

  it('leaves a lock that somebody else took over', () => {
    const lock = DirectoryLock.take(directory);
    writeFileSync(lockFile, '1');
    lock.release();
    expect(readFileSync(lockFile, 'utf8')).toBe('1');
  });
});

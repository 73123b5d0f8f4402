import { OperatorError } from '@app/domain';
import {
  accessSync,
  constants,
  linkSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';

/** Keeps a second process off a directory; a lock left behind by a dead process is taken over. */
export class DirectoryLock {
  private constructor(
    private readonly path: string,
    private readonly owner: string,
  ) {}

  /**
   * Creates the directory when it is missing; the lock file lies beside it.
   * @throws Error naming the process that holds the directory, or why it cannot be written
   */
  static take(directory: string): DirectoryLock {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.W_OK);
    const path = `${realpathSync(directory)}.lock`;
    const lock = new DirectoryLock(path, `${process.pid} ${startOf(process.pid) ?? ''}`.trim());
    for (let attempt = 0; attempt < 3; attempt += 1) {
      if (lock.create()) return lock;
      const holder = read(path);
      if (holder !== undefined && isAlive(holder)) break;
      lock.removeStale(holder);
    }
    throw new OperatorError(
      `${directory} is in use by process ${read(path)?.split(' ')[0] ?? 'unknown'}; one process at a time may open an ` +
        `embedded database. Stop that process, or set DATABASE_URL to another directory or to a PostgreSQL server.`,
    );
  }

  release(): void {
    if (read(this.path) === this.owner) rmSync(this.path, { force: true });
  }

  /** A link appears with its content or not at all, so nobody ever reads a lock without an owner. */
  private create(): boolean {
    const draft = `${this.path}.${process.pid}`;
    writeFileSync(draft, this.owner);
    try {
      linkSync(draft, this.path);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  }

  /** Moves the lock away before judging it again: another process may have taken it over in between. */
  private removeStale(holder: string | undefined): void {
    const aside = `${this.path}.${process.pid}.stale`;
    try {
      renameSync(this.path, aside);
      if (read(aside) !== holder) linkSync(aside, this.path);
    } catch (error) {
      if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    } finally {
      rmSync(aside, { force: true });
    }
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function isAlive(holder: string): boolean {
  const [pid, start] = holder.split(' ');
  if (!(Number(pid) > 0)) return false;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  // In a container the same small numbers come back after a restart: the start time tells them apart.
  return start === undefined || start === startOf(Number(pid));
}

/** When a process started, in clock ticks since boot; undefined where the system does not tell. */
function startOf(pid: number): string | undefined {
  // The second field is the command in parentheses and may hold spaces: count from its end.
  return read(`/proc/${pid}/stat`)?.split(') ').at(-1)?.split(' ')[19];
}

import { SingleBar } from 'cli-progress';

/** A run that is over by then needs no bar. */
const SHORT_MS = 1000;
const EVERY_MS = 10_000;

/** How far a long run is, on stderr: a bar on a terminal, elsewhere a line now and then. */
export class Progress {
  private bar: SingleBar | undefined;
  private bytes = 0;
  private count = 0;
  private readonly startedAt = performance.now();
  private toldAt = this.startedAt;

  /**
   * @param totalBytes of the input, by which the end is known before it has been read
   * @param what is counted
   */
  constructor(
    private readonly totalBytes: number,
    private readonly what = 'lines',
  ) {}

  read(bytes: number): void {
    this.bytes += bytes;
  }

  /** So many more of as many as were announced. */
  advance(count: number): void {
    this.read(count);
    this.step(count);
  }

  step(count = 1): void {
    this.count += count;
    const now = performance.now();
    if (!process.stderr.isTTY) this.tellNowAndThen(now);
    else if (now - this.startedAt > SHORT_MS) this.showBar();
  }

  /** @returns lines a second, reading included */
  end(): number {
    this.stop();
    return this.perSecond;
  }

  /** Leaves the terminal as it was. */
  stop(): void {
    this.bar?.stop();
  }

  private showBar(): void {
    this.bar ??= startedBar(this.totalBytes, this.what);
    this.bar.update(this.bytes, { count: this.count, rate: Math.round(this.perSecond) });
  }

  private tellNowAndThen(now: number): void {
    if (now - this.toldAt < EVERY_MS) return;
    this.toldAt = now;
    const percent = Math.floor((100 * this.bytes) / this.totalBytes);
    process.stderr.write(`${this.count} ${this.what}, ${percent} %, ${Math.round(this.perSecond)} a second\n`);
  }

  private get perSecond(): number {
    return (1000 * this.count) / Math.max(1, performance.now() - this.startedAt);
  }
}

function startedBar(totalBytes: number, what: string): SingleBar {
  const bar = new SingleBar({
    format: `{bar} {percentage} % · {count} ${what} · {rate} a second · {eta_formatted} left`,
    clearOnComplete: true,
    hideCursor: true,
    stream: process.stderr,
  });
  bar.start(totalBytes, 0, { count: 0, rate: 0 });
  return bar;
}

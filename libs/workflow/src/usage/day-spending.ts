/** Other processes spend too; what they spent is seen within this time. */
const FRESH_MS = 30_000;
/** No ticket waits longer for the figure; what this process spent is known without the database. */
const PATIENCE_MS = 250;

/** What models cost on the current day in UTC: read from the records now and then, and added to in between. */
export class DaySpending {
  private day = '';
  private usd = 0;
  private readAt = -Infinity;
  private reading: Promise<void> | undefined;

  /** @param read all that is on record since a moment */
  constructor(
    private readonly read: (since: Date) => Promise<number>,
    private readonly now: () => number = Date.now,
  ) {}

  async today(): Promise<number> {
    this.turnDay();
    if (this.now() - this.readAt > FRESH_MS) {
      this.reading ??= this.refresh();
      await Promise.race([this.reading, patience()]);
    }
    return this.usd;
  }

  add(usd: number): void {
    this.turnDay();
    this.usd += usd;
  }

  private turnDay(): void {
    const day = new Date(this.now()).toISOString().slice(0, 10);
    if (day === this.day) return;
    this.day = day;
    this.usd = 0;
    this.readAt = -Infinity;
  }

  private async refresh(): Promise<void> {
    const { day } = this;
    try {
      const onRecord = await this.read(new Date(`${day}T00:00:00Z`));
      // What is not stored yet is known here alone, so the figure never falls within a day.
      if (day === this.day) this.usd = Math.max(this.usd, onRecord);
    } catch {
      // Without the database, what this process spent still counts.
    } finally {
      this.readAt = this.now();
      this.reading = undefined;
    }
  }
}

function patience(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref());
}

const DAY_MS = 86_400_000;

/** A day is its midnight in UTC. */
export const dateOf = (iso: string): Date => new Date(`${iso}T00:00:00Z`);
export const isoDay = (date: Date): string => date.toISOString().slice(0, 10);
export const isoMonth = (date: Date): string => date.toISOString().slice(0, 7);
export const addDays = (date: Date, days: number): Date => new Date(date.getTime() + days * DAY_MS);

/** The same day of another month, or that month's last day. */
export function addMonths(date: Date, months: number): Date {
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(date.getUTCDate(), lastDay)));
}

/** A week begins on Monday. */
export const startOfWeek = (date: Date): Date => addDays(date, -((date.getUTCDay() + 6) % 7));

/** ISO 8601: a week belongs to the year that holds its Thursday. */
export function isoWeek(date: Date): string {
  const thursday = addDays(startOfWeek(date), 3);
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY_MS / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** Of two that are equally far, the earlier. */
export function nearest(today: Date, days: readonly (Date | null)[]): Date | null {
  const distance = (date: Date): number => Math.abs(date.getTime() - today.getTime());
  return days.reduce(
    (best, date) => (date !== null && (best === null || distance(date) < distance(best)) ? date : best),
    null,
  );
}

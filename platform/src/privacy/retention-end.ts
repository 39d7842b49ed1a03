import type { RetentionRule } from '@leitwerk/metadata/generated/definitions.gen';

/**
 * The last day on which a record must or may be kept. Years run to the end of the calendar year (§ 147(4) AO, § 257(5) HGB, § 199(1)
 * BGB): 31 Dec(year(event)) + N years. Months run to the same day, or to the last day of a shorter month (§ 188(2), (3) BGB).
 * @param event day from which the period runs, YYYY-MM-DD
 * @returns YYYY-MM-DD; null for what is kept as long as it is in use
 */
export function retentionEnd({ unit, count = 0 }: Pick<RetentionRule, 'unit' | 'count'>, event: string): string | null {
  if (unit === 'in-use') return null;
  const [year = 0, month = 1, day = 1] = event.split('-').map(Number);
  if (unit === 'years') return dateText(year + count, 12, 31);
  const months = year * 12 + (month - 1) + count;
  const [endYear, endMonth] = [Math.floor(months / 12), (months % 12) + 1];
  return dateText(endYear, endMonth, Math.min(day, daysIn(endYear, endMonth)));
}

const daysIn = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

const dateText = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

import type { ChosenDays } from '@leitwerk/metadata/dashboard/periods';
import { DASHBOARD_PERIODS } from '@leitwerk/metadata/dashboard/periods';
import type { ChosenValues, DashboardFilter } from '@leitwerk/metadata/dashboard/tile-under';
import type { DashboardPeriod } from '@leitwerk/metadata/generated/definitions.gen';
import { isDay } from '@leitwerk/metadata/shown-types/clock';
import { decodeObject } from './route.ts';

/** What a request says of the period: a known one, or days from – to; undefined for none. */
export function decodePeriod(
  {
    period,
    from,
    to,
  }: {
    readonly period?: unknown;
    readonly from?: unknown;
    readonly to?: unknown;
  },
  refuseShape: () => never,
): DashboardPeriod | ChosenDays | undefined {
  const known = DASHBOARD_PERIODS.find((one) => one === period);
  if (period !== undefined && !known) return refuseShape();
  if (from === undefined && to === undefined) return known;
  const areDays = typeof from === 'string' && typeof to === 'string' && isDay(from) && isDay(to) && from <= to;
  return areDays && !known ? { from, to } : refuseShape();
}

/** What is chosen on a dashboard, by the ids of its filters. */
export function decodeOnly(
  only: unknown,
  { filters }: { readonly filters?: readonly DashboardFilter[] },
  refuseShape: () => never,
): ChosenValues {
  if (only === undefined) return {};
  const chosen = decodeObject(
    only,
    (filters ?? []).map(({ id }) => id),
  );
  const isValue = (one: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof one);
  return Object.values(chosen).every(isValue) ? (chosen as ChosenValues) : refuseShape();
}

/** For the period of an address: each as text. */
export const PERIOD_QUERY = {
  period: { type: { oneOf: DASHBOARD_PERIODS }, description: 'As the dashboard has it when absent' },
  from: { type: 'text', description: 'First day, with to, instead of a period' },
  to: { type: 'text', description: 'Last day' },
  only: { type: 'json', description: 'What is chosen, by the id of the filter' },
} as const;

import type { ChosenDays, Span } from '@leitwerk/metadata/dashboard/periods';
import { DASHBOARD_PERIODS, spanOfDays, spanOfPeriod } from '@leitwerk/metadata/dashboard/periods';
import type { ChosenValues } from '@leitwerk/metadata/dashboard/tile-under';
import type { DashboardDefinition } from '../../model/definitions.ts';

export type DashboardPeriod = NonNullable<DashboardDefinition['period']>;

/** What the address of a dashboard says: a sent link shows the same. */
export type DashboardSearch = {
  readonly period?: DashboardPeriod;
  /** Days instead of a period, both included. */
  readonly from?: string;
  readonly to?: string;
  /** What is chosen for the whole dashboard, by the id of the filter. */
  readonly only?: ChosenValues;
};

/** The period that is looked at, or the days. */
export type ShownPeriod = DashboardPeriod | ChosenDays;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (given: unknown): given is string => typeof given === 'string' && DAY.test(given);

/** Takes what it understands of an address that anybody may have written. */
export function dashboardSearchFrom({ period, from, to, only }: Readonly<Record<string, unknown>>): DashboardSearch {
  const chosen = chosenFrom(only);
  const rest = Object.keys(chosen).length > 0 ? { only: chosen } : {};
  if (isDay(from) && isDay(to) && from <= to) return { from, to, ...rest };
  return DASHBOARD_PERIODS.includes(period as DashboardPeriod) ? { period: period as DashboardPeriod, ...rest } : rest;
}

const chosenFrom = (only: unknown): ChosenValues =>
  typeof only === 'object' && only !== null
    ? Object.fromEntries(
        Object.entries(only).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value)),
      )
    : {};

export const shownPeriod = ({ period, from, to }: DashboardSearch, usual: DashboardPeriod | undefined): ShownPeriod =>
  from !== undefined && to !== undefined ? { from, to } : (period ?? usual ?? 'this-month');

/** @param back 1 for the one before it */
export const spanOf = (period: ShownPeriod, back = 0): Span =>
  typeof period === 'string' ? spanOfPeriod(period, back) : spanOfDays(period, back);

import type { WirePendingChange } from '@leitwerk/metadata/wire/workflow';

/** Fields that plans change, and what they will be on a day: the last plan counts. By field name. */
export function valuesOn(plans: readonly WirePendingChange[], day: string): Readonly<Record<string, unknown>> {
  const due = plans.filter((plan) => plan.state === 'planned' && plan.day <= day);
  return Object.assign({}, ...due.map(({ changes }) => changes)) as Readonly<Record<string, unknown>>;
}

const DAY_MS = 86_400_000;

/** Days from one date to another, both YYYY-MM-DD. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** The date a number of days after another, YYYY-MM-DD. */
export const dayLater = (from: string, days: number): string =>
  new Date(Date.parse(from) + days * DAY_MS).toISOString().slice(0, 10);

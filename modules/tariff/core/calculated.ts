import { calculate, isRefused } from './calculate.ts';
import type { Calculation, CalculationRequest } from './calculation.ts';
import type { Component, Consumption } from './component.ts';
import { HOUSEHOLD, VAT, YEAR_2026 } from './worked-examples.ts';

const request = (more: Partial<CalculationRequest>): CalculationRequest => ({
  period: YEAR_2026,
  dayBasis: 'calendar-year',
  vat: VAT,
  rounding: 'invoice',
  audience: 'consumer',
  components: HOUSEHOLD,
  consumption: { kwh: '3500' },
  ...more,
});

/** The year 2026 for a consumer as an invoice, when nothing else is said. For tests: throws when it is refused. */
export function calculated(
  components: readonly Component[],
  consumption: Consumption,
  more: Partial<CalculationRequest> = {},
): Calculation {
  const found = calculate(request({ components, consumption, ...more }));
  if (isRefused(found)) throw new Error(JSON.stringify(found.issues));
  return found;
}

/** Codes of what stands against a calculation. */
export const codesOf = (more: Partial<CalculationRequest>): readonly string[] => {
  const found = calculate(request(more));
  return isRefused(found) ? found.issues.map((issue) => issue.code) : [];
};

/** Amounts of all positions by kind. */
export function amountsOf(found: Calculation): Record<string, string[]> {
  const amounts: Record<string, string[]> = {};
  for (const { positions } of found.groups)
    for (const one of positions) amounts[one.kind] = [...(amounts[one.kind] ?? []), one.amount];
  return amounts;
}

// Prints how many calculations of each kind this process makes in a second, as JSON. Run by the bench in a process of its own.
import { calculate, isRefused } from '../core/calculate.ts';
import type { CalculationRequest } from '../core/calculation.ts';
import { GAS_ZONES, HOUSEHOLD, INTERVAL_METERED, VAT, YEAR_2026 } from '../core/worked-examples.ts';
import type { YearRequest } from '../core/year-costs.ts';
import { yearCosts } from '../core/year-costs.ts';

const SECONDS = Number(process.argv[2] ?? 2);

const base = { vat: VAT, rounding: 'display', audience: 'consumer' } as const;
const once = (request: Omit<CalculationRequest, keyof typeof base | 'period' | 'dayBasis'>): object =>
  calculate({ ...base, period: YEAR_2026, dayBasis: 'calendar-year', ...request });
const bonus = { kind: 'instant', unit: 'eur', value: '100', paidAfter: { days: 60 }, source: 'Bench' } as const;
const years: Pick<YearRequest, 'start' | 'bonuses' | 'instalments'> = {
  start: YEAR_2026.from,
  bonuses: [bonus],
  instalments: { perYear: 12, step: '1' },
};

const CASES: Readonly<Record<string, (index: number) => object>> = {
  household: (index) => once({ components: HOUSEHOLD, consumption: { kwh: String(1000 + (index % 9000)) } }),
  gas: (index) => once({ components: GAS_ZONES, consumption: { kwh: String(1000 + (index % 40_000)) } }),
  intervalMetered: (index) =>
    once({ components: INTERVAL_METERED, consumption: { kwh: '400000', kw: String(100 + (index % 200)) } }),
  twoYearsWithBonus: (index) =>
    yearCosts({ ...base, ...years, components: HOUSEHOLD, consumption: { kwh: String(1000 + (index % 9000)) } }),
};

function perSecond(run: (index: number) => object): number {
  const begin = performance.now();
  let count = 0;
  while (performance.now() - begin < SECONDS * 1000) {
    if (isRefused(run(count))) throw new Error('a calculation of the bench was refused');
    count += 1;
  }
  return Math.round(count / ((performance.now() - begin) / 1000));
}

for (const run of Object.values(CASES)) perSecond(run);
console.log(JSON.stringify(Object.fromEntries(Object.entries(CASES).map(([name, run]) => [name, perSecond(run)]))));

import type { Issue } from '@leitwerk/metadata/issue';
import { tariffIssue } from '../tariff-issue.ts';
import type { Component, Register } from './component.ts';
import { Exact, factorOf, HUNDRED, shown } from './exact.ts';

/** Figures of §14a EnWG as the regulator sets them; they come as data. */
export type Section14aRules = {
  /** Module 1: flat part in € with tax. */
  readonly flatGross: string;
  /** Module 1: kWh that the other part is worked out for. */
  readonly kwh: string;
  /** Module 1: per cent of the energy price that the other part is. */
  readonly sharePercent: string;
  /** Module 2: per cent of the grid's energy price that remains. */
  readonly reducedPercent: string;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly source: string;
};

/** Module 3: low price, at least and at most, and high price at most, in per cent of the standard price. */
export type Module3Limits = {
  readonly lowFromPercent: string;
  readonly lowToPercent: string;
  readonly highToPercent: string;
};

/** The reduction of module 1 in a year, € without tax. @param energyPrice of the grid in ct/kWh without tax */
export function module1Reduction(rules: Section14aRules, energyPrice: string, vatPercent: string): Exact {
  const share = new Exact(rules.sharePercent).div(HUNDRED);
  return new Exact(rules.flatGross)
    .div(factorOf(vatPercent))
    .plus(new Exact(rules.kwh).times(share).times(energyPrice).div(HUNDRED));
}

/**
 * Module 1 as a component: a flat reduction of the year, never more than the grid costs.
 * @param gridCost of the year in € without tax
 */
export function module1Component(
  rules: Section14aRules,
  energyPrice: string,
  vatPercent: string,
  gridCost: string,
): Component {
  const reduction = Exact.min(module1Reduction(rules, energyPrice, vatPercent), Exact.max(gridCost, 0));
  return {
    kind: 'section14a-module1',
    group: 'grid',
    label: { de: '§14a EnWG Modul 1: pauschale Minderung', en: '§14a EnWG module 1: flat reduction' },
    unit: 'eur-year',
    // A cent divided by a million does not change a bill, sixty digits would not be read by anybody.
    price: shown(reduction.negated()),
    basis: 'net',
    validFrom: rules.validFrom,
    ...(rules.validTo !== undefined && { validTo: rules.validTo }),
    source: rules.source,
  };
}

/** Module 2: a reduced energy price and no base price of the grid; other components stay. */
export function withModule2(components: readonly Component[], rules: Section14aRules): readonly Component[] {
  return components.flatMap((one) => {
    if (one.kind === 'grid-base') return [];
    if (one.kind !== 'grid-energy') return [one];
    const price = new Exact(one.price).times(rules.reducedPercent).div(HUNDRED).toFixed();
    return [
      {
        ...one,
        price,
        label: { de: '§14a EnWG Modul 2: Netz-Arbeitspreis', en: '§14a EnWG module 2: grid energy price' },
        source: `${one.source}; ${rules.source}`,
      },
    ];
  });
}

/** Whether the three prices of module 3 keep to the limits. Prices in ct/kWh without tax. */
export function checkModule3(limits: Module3Limits, prices: Readonly<Record<Register, string>>): readonly Issue[] {
  const of = (percent: string): Exact => new Exact(prices.standard).times(percent).div(HUNDRED);
  const check = (level: string, price: string, least: Exact, most: Exact): readonly Issue[] =>
    new Exact(price).lt(least) || new Exact(price).gt(most)
      ? [
          tariffIssue('components', 'tariff.module3-limits', {
            level,
            price,
            least: least.toFixed(),
            most: most.toFixed(),
          }),
        ]
      : [];
  return [
    ...check('NT', prices['off-peak'], of(limits.lowFromPercent), of(limits.lowToPercent)),
    ...check('HT', prices.peak, new Exact(prices.standard), of(limits.highToPercent)),
  ];
}

import { isDeepStrictEqual } from 'node:util';
import type { Quantities } from './apply-kind.ts';
import type { BasePrice, UnitPrice } from './calculation.ts';
import type { Register } from './component.ts';
import { Exact, factorOf, rounded, shown, sumOf, ZERO } from './exact.ts';
import type { Line, Pricing } from './price-kind.ts';
import type { Slice } from './slices.ts';
import { slicesOf } from './slices.ts';

export type DisplayPrices = {
  readonly unitPrices: readonly UnitPrice[];
  readonly basePrices: readonly BasePrice[];
  readonly net: Exact;
  readonly gross: Exact;
};

/**
 * What an offer shows: one price per kWh and register and one per year, with tax, rounded before they are multiplied. Prices for
 * demand are rounded to cents per kW. Several tiers of one kind make an average, which is shown rounded and reckoned with as it is.
 * @param digits of a price per kWh in ct
 */
export function displayPrices(lines: readonly Line[], pricing: Pricing, digits: number): DisplayPrices {
  const { quantities, basis } = pricing;
  const unitPrices: UnitPrice[] = [];
  const basePrices: BasePrice[] = [];
  let net = ZERO;
  let gross = ZERO;
  for (const slice of commonSlices(lines, pricing)) {
    const { from, to } = slice;
    const own = lines.filter((line) => line.slice.from <= from && line.slice.to >= to);
    const factor = factorOf(own[0]?.vatPercent ?? '0');
    const grossOf = (value: Exact): Exact => (basis === 'net' ? value.times(factor) : value);
    const netOf = (value: Exact): Exact => (basis === 'net' ? value : value.div(factor));
    const add = (perYear: Exact, priceNet: Exact, priceGross: Exact): void => {
      const part = perYear.times(slice.days).div(slice.yearDays);
      net = net.plus(part.times(priceNet));
      gross = gross.plus(part.times(priceGross));
    };
    const energy = own.filter((line) => line.component.unit === 'ct-kwh');
    for (const { register, quantity } of energiesOf(energy, quantities)) {
      const priced = energy.filter((line) => covers(line, register));
      const { price, isAverage } = unitPriceOf(priced);
      const shownGross = rounded(grossOf(price), digits);
      append(unitPrices, {
        from,
        to,
        register,
        net: shown(netOf(price)),
        gross: shownGross.toFixed(digits),
        isAverage,
      });
      // An average is no price that anybody promises: rounded, more energy could cost less.
      const [priceNet, priceGross] = isAverage
        ? [netOf(price), grossOf(price)]
        : [rounded(netOf(price), digits), shownGross];
      add(quantity, priceNet.div(100), priceGross.div(100));
    }
    const yearly = own.filter(({ component: { unit } }) => unit === 'eur-year' || unit === 'eur-month');
    const base = sumOf(yearly.map((line) => line.price.times(line.quantity)));
    append(basePrices, { from, to, net: shown(netOf(base)), gross: rounded(grossOf(base), 2).toFixed(2) });
    add(new Exact(1), rounded(netOf(base), 2), rounded(grossOf(base), 2));
    for (const line of own)
      if (line.component.unit === 'eur-kw-year')
        add(line.quantity, rounded(netOf(line.price), 2), rounded(grossOf(line.price), 2));
  }
  return { unitPrices, basePrices, net: rounded(net, 2), gross: rounded(gross, 2) };
}

/** What is the same as just before goes on. */
function append<T extends UnitPrice | BasePrice>(list: T[], next: T): void {
  const { from: _from, to: _to, ...price } = next;
  const index = list.findLastIndex(
    (one) => !('register' in one && 'register' in next) || one.register === next.register,
  );
  const last = list[index];
  if (!last) {
    list.push(next);
    return;
  }
  const { from: _since, to: _until, ...known } = last;
  if (isDeepStrictEqual(known, price)) list[index] = { ...last, to: next.to };
  else list.push(next);
}

/** Cut wherever a line begins or ends. */
const commonSlices = (lines: readonly Line[], { period, dayBasis }: Pricing): readonly Slice[] =>
  slicesOf(
    period,
    dayBasis,
    lines.map(({ slice }) => ({ validFrom: slice.from, validTo: slice.to })),
  );

const covers = (line: Line, register: Register | null): boolean =>
  line.registers === null || register === null || line.registers.includes(register);

/** Registers when prices differ by them, each with its energy; else the energy of all. */
function energiesOf(
  lines: readonly Line[],
  { registers, kwh }: Quantities,
): readonly { readonly register: Register | null; readonly quantity: Exact }[] {
  if (lines.length === 0) return [];
  if (lines.every((line) => line.registers === null)) return [{ register: null, quantity: kwh }];
  return [...registers].map(([register, quantity]) => ({ register, quantity }));
}

const kindsOf = (lines: readonly Line[]): readonly (readonly Line[])[] => [
  ...Map.groupBy(lines, (line) => line.component.kind).values(),
];

function unitPriceOf(lines: readonly Line[]): { readonly price: Exact; readonly isAverage: boolean } {
  let isAverage = false;
  const prices = kindsOf(lines).map((own) => {
    const [only] = own;
    if (own.length === 1 && only) return only.price;
    isAverage = true;
    const quantity = sumOf(own.map((line) => line.quantity));
    const paid = sumOf(own.map((line) => line.quantity.times(line.price)));
    return quantity.isZero() ? ZERO : paid.div(quantity);
  });
  return { price: sumOf(prices), isAverage };
}

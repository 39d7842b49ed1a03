import { isDay } from '@leitwerk/metadata/shown-types/clock';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import type { AreaLookup } from '../area/find-area.ts';
import { findArea, readArea } from '../area/find-area.ts';
import type { SoughtAddress } from '../area/match-area.ts';
import type { Consumption } from '../core/component.ts';
import { Exact, sumOf } from '../core/exact.ts';
import { energyFromVolume } from '../core/gas-energy.ts';
import { textIn } from '../read-records.ts';
import { tariffSettings } from '../settings.ts';
import { tariffIssue } from '../tariff-issue.ts';
import type { CalculationInput } from './calculation-input.ts';

/** Where and how much, with everything filled in that the input leaves to a record. */
export type Delivery = {
  readonly lookup: AreaLookup;
  readonly postalCode: string | null;
  readonly consumption: Consumption;
  readonly isIntervalMetered: boolean;
};

const NO_LOOKUP: AreaLookup = { status: 'none', need: [], area: null, inhabitants: null, candidates: [] };

/** Reads what the delivery point says, and finds its grid area. Refuses what contradicts itself. */
export async function readDelivery(input: CalculationInput, context: ModuleContext): Promise<Delivery> {
  if (!isDay(input.start)) throw new ActionRefused([tariffIssue('start', 'tariff.date')]);
  const point = await pointOf(input, context);
  const address = input.address ?? point?.address ?? null;
  const lookup = input.area
    ? await readArea(context, input.division, input.area, input.start)
    : address
      ? await findArea(context, input.division, address, input.start)
      : NO_LOOKUP;
  const metering = input.metering ?? point?.metering;
  return {
    lookup,
    postalCode: address?.postalCode ?? null,
    consumption: consumptionOf(input, point?.kwh),
    isIntervalMetered: metering === 'interval-metered',
  };
}

type Point = { readonly address: SoughtAddress | null; readonly kwh: string; readonly metering: string };

async function pointOf(input: CalculationInput, context: ModuleContext): Promise<Point | null> {
  const { deliveryPoint } = input;
  if (!deliveryPoint) return null;
  const known = tariffSettings(context.settings('tariff')).deliveryPoints?.find(
    (one) => one.entity === deliveryPoint.entity,
  );
  if (!known) throw new ActionRefused([tariffIssue('deliveryPoint.entity', 'tariff.no-delivery-point')]);
  const { items } = await context.list(known.entity, { filter: { id: deliveryPoint.id }, limit: 1 });
  const [record] = items;
  if (!record) throw new ActionRefused([tariffIssue('deliveryPoint.id', 'tariff.no-delivery-point')]);
  const division = textIn(record, known.division);
  if (division !== '' && division !== input.division)
    throw new ActionRefused([tariffIssue('division', 'tariff.other-division')]);
  return {
    address: addressOf(record[known.address]),
    kwh: textIn(record, known.consumption),
    metering: textIn(record, known.metering),
  };
}

function addressOf(value: unknown): SoughtAddress | null {
  if (typeof value !== 'object' || value === null) return null;
  const record = value as Readonly<Record<string, unknown>>;
  const postalCode = textIn(record, 'postalCode');
  if (!/^\d{5}$/.test(postalCode)) return null;
  const part = (name: string, from: string): object => {
    const text = textIn(record, from);
    return text === '' ? {} : { [name]: text };
  };
  return { postalCode, ...part('place', 'city'), ...part('street', 'street'), ...part('houseNumber', 'houseNumber') };
}

function consumptionOf({ consumption }: CalculationInput, known: string | undefined): Consumption {
  const { registers, gas, kw } = consumption;
  const more = { ...(registers && { registers }), ...(kw !== undefined && { kw }) };
  if (gas) {
    if (consumption.kwh !== undefined || registers)
      throw new ActionRefused([tariffIssue('consumption.gas', 'tariff.one-consumption')]);
    return { kwh: energyFromVolume(gas.volume, gas.z, gas.heat), ...more };
  }
  if (consumption.kwh !== undefined) return { kwh: consumption.kwh, ...more };
  if (registers) return { kwh: sumOf(Object.values(registers).map((one) => new Exact(one))).toFixed(), ...more };
  if (known) return { kwh: known, ...more };
  throw new ActionRefused([tariffIssue('consumption.kwh', 'tariff.no-consumption')]);
}

import type { WireRecord } from '@leitwerk/metadata/wire';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import type { Division } from '../division.ts';
import { idIn, readRecords, textIn, validWithin } from '../read-records.ts';
import { tariffSettings } from '../settings.ts';
import type { AreaMatch, Assignment, Need, SoughtAddress } from './match-area.ts';
import { matchArea } from './match-area.ts';

export const AREA = 'tariff-grid-area';
const ASSIGNMENT = 'tariff-area-assignment';

export type FoundArea = {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly operatorName: string;
  readonly operatorCode: string | null;
  readonly basicSupplier: string | null;
  readonly municipalityKey: string | null;
  /** Of the assignment, for somebody who has to choose. */
  readonly place: string;
  readonly district: string | null;
  readonly street: string | null;
};

export type AreaLookup = {
  readonly status: AreaMatch['status'];
  readonly need: readonly Need[];
  /** The one of a unique look-up. */
  readonly area: FoundArea | null;
  readonly inhabitants: number | null;
  readonly candidates: readonly FoundArea[];
};

/**
 * The grid area of an address on a day, from what the actor may read: PLZ → place → (district) → street → house number.
 * @param date the key date; assignments and areas must be valid then
 */
export async function findArea(
  context: ModuleContext,
  division: Division,
  sought: SoughtAddress,
  date: string,
): Promise<AreaLookup> {
  const rows = await readRecords(context, ASSIGNMENT, {
    postalCode: sought.postalCode,
    division,
    ...validWithin(date, date),
  });
  const assignments = rows.map(assignmentOf);
  const areas = await areasOf(context, [...new Set(assignments.map((one) => one.area))], date);
  // An area that is over, or that the actor may not read, is neither found nor does it make another one ambiguous.
  const {
    status,
    need,
    candidates: matched,
  } = matchArea(
    assignments.filter((one) => areas.has(one.area)),
    sought,
  );
  const candidates = matched.flatMap((one) => {
    const record = areas.get(one.area);
    return record ? [foundOf(record, one)] : [];
  });
  const area = status === 'unique' ? (candidates[0] ?? null) : null;
  return {
    status,
    need,
    area,
    inhabitants: area === null ? null : await inhabitantsOf(context, area.municipalityKey),
    candidates,
  };
}

async function areasOf(
  context: ModuleContext,
  ids: readonly string[],
  date: string,
): Promise<ReadonlyMap<string, WireRecord>> {
  const records =
    ids.length === 0 ? [] : await readRecords(context, AREA, { id: { in: ids }, ...validWithin(date, date) });
  return new Map(records.map((record) => [record.id, record]));
}

/** The grid area that somebody has chosen among candidates. A look-up with none when he may not read it. */
export async function readArea(
  context: ModuleContext,
  division: Division,
  chosen: { readonly id: string; readonly municipalityKey?: string },
  date: string,
): Promise<AreaLookup> {
  const [record] = await readRecords(context, AREA, { id: chosen.id, division, ...validWithin(date, date) });
  if (!record) return { status: 'none', need: [], area: null, inhabitants: null, candidates: [] };
  const area = foundOf(record, { place: '', district: '', street: '', municipalityKey: chosen.municipalityKey ?? '' });
  const inhabitants = await inhabitantsOf(context, area.municipalityKey);
  return { status: 'unique', need: [], area, inhabitants, candidates: [area] };
}

/** Null when nothing tells them. */
async function inhabitantsOf(context: ModuleContext, key: string | null): Promise<number | null> {
  const { municipalities } = tariffSettings(context.settings('tariff'));
  if (!municipalities || key === null || !context.entity(municipalities.entity)) return null;
  const { items } = await context.list(municipalities.entity, { filter: { [municipalities.key]: key }, limit: 1 });
  const value = items[0]?.[municipalities.inhabitants];
  return typeof value === 'number' ? value : null;
}

const orNull = (text: string): string | null => (text === '' ? null : text);

function foundOf(
  record: WireRecord,
  one: Pick<Assignment, 'place' | 'district' | 'street' | 'municipalityKey'>,
): FoundArea {
  return {
    id: record.id,
    number: textIn(record, 'number'),
    name: textIn(record, 'name'),
    operatorName: textIn(record, 'operatorName'),
    operatorCode: orNull(textIn(record, 'operatorCode')),
    basicSupplier: orNull(textIn(record, 'basicSupplier')),
    municipalityKey: orNull(one.municipalityKey),
    place: one.place,
    district: orNull(one.district),
    street: orNull(one.street),
  };
}

function assignmentOf(record: WireRecord): Assignment {
  const number = (name: string): number | null => (typeof record[name] === 'number' ? record[name] : null);
  const parity = textIn(record, 'parity');
  return {
    area: idIn(record, 'area'),
    place: textIn(record, 'place'),
    district: textIn(record, 'district'),
    street: textIn(record, 'street'),
    numberFrom: number('numberFrom'),
    suffixFrom: textIn(record, 'suffixFrom'),
    numberTo: number('numberTo'),
    suffixTo: textIn(record, 'suffixTo'),
    parity: parity === 'odd' || parity === 'even' ? parity : 'all',
    municipalityKey: textIn(record, 'municipalityKey'),
  };
}

import { fieldTypes } from '@leitwerk/metadata/field-types';
import { ADDRESS_PARTS } from '@leitwerk/metadata/field-types/address';
import type { FieldModel } from '@leitwerk/metadata/model';
import type { ColumnMapping } from '@leitwerk/metadata/wire/import';
import type { EntityView, ModuleContext } from '@leitwerk/platform/module/module-reach';
import { isImportable, isReference } from './columns.ts';

/** Other names under which people keep the parts of an address. */
const PART_WORDS: Readonly<Record<string, readonly string[]>> = {
  street: ['strasse', 'str', 'street'],
  houseNumber: ['hausnummer', 'hausnr', 'hnr', 'nr', 'housenumber', 'housenr'],
  addition: ['zusatz', 'adresszusatz', 'addition'],
  postalCode: ['plz', 'postleitzahl', 'zip', 'zipcode', 'postcode', 'postalcode'],
  city: ['ort', 'stadt', 'wohnort', 'city', 'town'],
  country: ['land', 'country', 'staat'],
};

/** Small letters and digits only, umlauts spelled out. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]/g, '');

type Target = { readonly field: FieldModel; readonly part: string | null; readonly words: ReadonlySet<string> };

/** Which field each column is for, by its name and, where the name says nothing, by what stands in it. Each field once. */
export function suggestColumns(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  view: EntityView,
  context: Pick<ModuleContext, 'entity'>,
): readonly ColumnMapping[] {
  const targets = targetsOf(view);
  const taken = new Set<Target>();
  const found = new Map<number, Target>();
  const take = (index: number, target: Target | undefined): void => {
    if (!target || found.has(index)) return;
    found.set(index, target);
    taken.add(target);
  };
  const free = (): readonly Target[] => targets.filter((one) => !taken.has(one));
  for (const [index, name] of names.entries())
    take(
      index,
      free().find((one) => one.words.has(fold(name))),
    );
  for (const [index] of names.entries())
    take(
      index,
      byContent(
        rows.map((row) => row[index] ?? ''),
        free(),
      ),
    );
  return [...found].sort(([a], [b]) => a - b).map(([index, target]) => mappingOf(names[index] ?? '', target, context));
}

function targetsOf(view: EntityView): readonly Target[] {
  return view.entity.fields
    .filter((field) => isImportable(field, view))
    .flatMap((field): Target[] => {
      const own = [field.name, field.label.de, field.label.en].map(fold);
      if (field.type !== 'address') return [{ field, part: null, words: new Set(own) }];
      return Object.keys(ADDRESS_PARTS).map((part) => {
        const words = PART_WORDS[part] ?? [];
        return { field, part, words: new Set([...words, ...own.flatMap((name) => words.map((word) => name + word))]) };
      });
    });
}

/** Types whose values are told by their look. */
const TELLING: ReadonlySet<string> = new Set(['email', 'phone']);

function byContent(cells: readonly string[], targets: readonly Target[]): Target | undefined {
  const filled = cells
    .map((cell) => cell.trim())
    .filter(Boolean)
    .slice(0, 50);
  if (filled.length < 2) return undefined;
  const fits = (target: Target): boolean => {
    if (target.part === 'postalCode') return filled.every((cell) => /^\d{5}$/.test(cell));
    if (target.part !== null || !(TELLING.has(target.field.type) || target.field.format)) return false;
    if (target.field.type === 'phone' && !filled.some((cell) => /^[+0(]/.test(cell))) return false;
    const type = fieldTypes[target.field.type];
    const good = filled.filter((cell) => {
      const parsed = type.parse(cell, target.field, 'de');
      if (!('value' in parsed)) return false;
      const stored = type.normalize?.(parsed.value, target.field, '') ?? parsed;
      return 'value' in stored;
    });
    return good.length >= filled.length * 0.8;
  };
  return targets.find(fits);
}

function mappingOf(column: string, { field, part }: Target, context: Pick<ModuleContext, 'entity'>): ColumnMapping {
  const mapping = { column, field: part === null ? field.name : `${field.name}.${part}` };
  const lookup = isReference(field) ? lookupFor(field, context) : undefined;
  return lookup === undefined ? mapping : { ...mapping, lookup };
}

/** By what the other entity's records are named: a number or name that is there once, else their title. */
function lookupFor(field: FieldModel, context: Pick<ModuleContext, 'entity'>): string | undefined {
  const target = context.entity(field.entity ?? '');
  if (!target) return undefined;
  const usable = target.entity.fields.filter(
    (one) => target.readable.has(one.name) && fieldTypes[one.type].operators.includes('in'),
  );
  const title = usable.find((one) => one.id === target.entity.titleField);
  return (usable.find((one) => one.unique) ?? title ?? usable[0])?.name;
}

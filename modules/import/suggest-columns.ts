import type { FieldWords } from '@leitwerk/metadata/column-words';
import { foldColumn, wordsOfFields } from '@leitwerk/metadata/column-words';
import { fieldTypes } from '@leitwerk/metadata/field-types';
import type { FieldModel } from '@leitwerk/metadata/model';
import type { ColumnMapping } from '@leitwerk/metadata/wire/import';
import type { EntityView, ModuleContext } from '@leitwerk/platform/module/module-reach';
import { isImportable, isReference } from './columns.ts';

/** Which field each column is for, by its name and, where the name says nothing, by what stands in it. Each field once. */
export function suggestColumns(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  view: EntityView,
  context: Pick<ModuleContext, 'entity'>,
): readonly ColumnMapping[] {
  const targets = wordsOfFields(view.entity.fields.filter((field) => isImportable(field, view)));
  const taken = new Set<FieldWords>();
  const found = new Map<number, FieldWords>();
  const take = (index: number, target: FieldWords | undefined): void => {
    if (!target || found.has(index)) return;
    found.set(index, target);
    taken.add(target);
  };
  const free = (): readonly FieldWords[] => targets.filter((one) => !taken.has(one));
  for (const [index, name] of names.entries())
    take(
      index,
      free().find((one) => one.words.has(foldColumn(name))),
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

/** Types whose values are told by their look. */
const TELLING: ReadonlySet<string> = new Set(['email', 'phone']);

function byContent(cells: readonly string[], targets: readonly FieldWords[]): FieldWords | undefined {
  const filled = cells
    .map((cell) => cell.trim())
    .filter(Boolean)
    .slice(0, 50);
  if (filled.length < 2) return undefined;
  const fits = (target: FieldWords): boolean => {
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

function mappingOf(column: string, { field, part }: FieldWords, context: Pick<ModuleContext, 'entity'>): ColumnMapping {
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

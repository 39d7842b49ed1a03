import { fieldTypes } from '@leitwerk/metadata/field-types';
import { ADDRESS_PARTS } from '@leitwerk/metadata/field-types/address';
import type { Issue } from '@leitwerk/metadata/issue';
import type { FieldModel } from '@leitwerk/metadata/model';
import type { ColumnMapping, ImportSettings } from '@leitwerk/metadata/wire/import';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { EntityView, ModuleContext } from '@leitwerk/platform/module/module-reach';
import { importIssue } from './import-issue.ts';

/** A mapping whose names have been found in file and model. */
export type Column = {
  readonly mapping: ColumnMapping;
  /** Place in the row. */
  readonly index: number;
  readonly field: FieldModel;
  /** Part of an address. */
  readonly part: string | null;
};

/** Whether an import can fill this field at all. */
export const isImportable = (field: FieldModel, { creatable, updatable }: EntityView): boolean =>
  fieldTypes[field.type].writable &&
  !NOT_FROM_TEXT.has(field.type) &&
  (creatable.has(field.name) || updatable.has(field.name));

const NOT_FROM_TEXT: ReadonlySet<string> = new Set(['file', 'image', 'child-rows', 'json']);
const REFERENCES: ReadonlySet<string> = new Set(['reference', 'user', 'team']);

export const isReference = (field: FieldModel): boolean => REFERENCES.has(field.type);

/** The columns of the settings, found; refuses with the place of each that is not there or may not be written. */
export function resolveColumns(
  settings: ImportSettings,
  names: readonly string[],
  view: EntityView,
  context: Pick<ModuleContext, 'entity'>,
): readonly Column[] {
  const issues: Issue[] = [];
  const columns = settings.columns.flatMap((mapping, position): Column[] => {
    const path = `columns.${position}`;
    const index = names.indexOf(mapping.column);
    if (index < 0) issues.push(importIssue(`${path}.column`, 'import.no-column', { column: mapping.column }));
    const [name = '', part = null] = mapping.field.split('.');
    const field = view.entity.fields.find((one) => one.name === name);
    const isPart = part === null || (field?.type === 'address' && Object.hasOwn(ADDRESS_PARTS, part));
    if (!field || !isImportable(field, view) || !isPart) {
      issues.push(importIssue(`${path}.field`, 'import.no-field', { field: mapping.field }));
      return [];
    }
    if (isReference(field) && !isLookup(mapping.lookup, field, context))
      issues.push(importIssue(`${path}.lookup`, 'import.no-lookup', { field: mapping.field }));
    return [{ mapping, index, field, part }];
  });
  for (const [position, name] of settings.key.entries()) {
    const column = columns.find((one) => one.field.name === name && one.part === null);
    if (!column || !view.readable.has(name) || !fieldTypes[column.field.type].operators.includes('in'))
      issues.push(importIssue(`key.${position}`, 'import.no-key', { field: name }));
  }
  if (settings.mode !== 'create' && settings.key.length === 0) issues.push(importIssue('key', 'import.key-missing'));
  if (issues.length > 0) throw new ActionRefused(issues);
  return columns;
}

function isLookup(name: string | undefined, field: FieldModel, context: Pick<ModuleContext, 'entity'>): boolean {
  const target = context.entity(field.entity ?? '');
  if (!target || name === undefined) return false;
  const other = target.entity.fields.find((one) => one.name === name);
  return other !== undefined && target.readable.has(name) && fieldTypes[other.type].operators.includes('in');
}

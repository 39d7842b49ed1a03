import type { Label } from '../generated/definitions.gen.ts';
import type { FieldModel, Model } from '../model.ts';
import { SYSTEM_FIELDS } from '../system-fields.ts';
import { ADDRESS_PARTS } from './letter-frame.ts';

/**
 * What people call what stands at `lead.address.city`: `Kunde › Adresse › Ort`. A name that leads nowhere stays as it is.
 * @param fields those that the path begins with
 */
export function labelOfPath(path: string, fields: readonly FieldModel[], entities: Model['entities']): Label {
  let at: readonly FieldModel[] = [...fields, ...SYSTEM_FIELDS];
  let above: FieldModel | undefined;
  const labels: Label[] = [];
  for (const name of path.split('.')) {
    const part = above?.type === 'address' && Object.hasOwn(ADDRESS_PARTS, name) ? ADDRESS_PARTS[name] : undefined;
    const field = at.find((one) => one.name === name);
    labels.push(part ?? field?.label ?? { de: name, en: name });
    above = field;
    const target = field?.entity;
    at = target !== undefined && Object.hasOwn(entities, target) ? (entities[target]?.fields ?? []) : [];
    if (at.length > 0) at = [...at, ...SYSTEM_FIELDS];
  }
  return { de: labels.map((one) => one.de).join(' › '), en: labels.map((one) => one.en).join(' › ') };
}

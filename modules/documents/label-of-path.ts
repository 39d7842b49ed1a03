import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { EntityModel, FieldModel, Model } from '@leitwerk/metadata/model';
import { SYSTEM_FIELDS } from '@leitwerk/metadata/system-fields';

const ADDRESS_PARTS: Readonly<Record<string, Label>> = {
  street: { de: 'Straße', en: 'Street' },
  houseNumber: { de: 'Hausnummer', en: 'House number' },
  addition: { de: 'Zusatz', en: 'Addition' },
  postalCode: { de: 'PLZ', en: 'Postal code' },
  city: { de: 'Ort', en: 'City' },
  country: { de: 'Land', en: 'Country' },
};

/** What people call what stands at `lead.address.city`: `Kunde › Adresse › Ort`. A name that leads nowhere stays as it is. */
export function labelOfPath(path: string, entity: EntityModel, entities: Model['entities']): Label {
  let at: EntityModel | undefined = entity;
  let above: FieldModel | undefined;
  const labels: Label[] = [];
  for (const name of path.split('.')) {
    const part = above?.type === 'address' && Object.hasOwn(ADDRESS_PARTS, name) ? ADDRESS_PARTS[name] : undefined;
    const field: FieldModel | undefined = [...(at?.fields ?? []), ...SYSTEM_FIELDS].find((one) => one.name === name);
    labels.push(part ?? field?.label ?? { de: name, en: name });
    above = field;
    const target: string | undefined = field?.entity;
    at = target !== undefined && Object.hasOwn(entities, target) ? entities[target] : undefined;
  }
  return { de: labels.map((one) => one.de).join(' › '), en: labels.map((one) => one.en).join(' › ') };
}

import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import type { FoundAddress } from './geocoder/found-address.ts';
import { rowOf, textIn } from './geocoder/found-address.ts';
import { searchOnline } from './geocoder/search-online.ts';
import { geodataIssue } from './geodata-issue.ts';

/** A request lasts no longer than a minute, and a service may want a second for each. */
const MOST = 20;
const PLACE = 'geodata-place';

/**
 * Finds where addresses of records are and keeps it with them, with the caller's rights: by the service that the settings name,
 * else the middle of the place with that postal code, marked as such.
 */
export const locateAction: Action = {
  label: { de: 'Koordinaten ermitteln', en: 'Find coordinates' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['entity', 'field', 'ids'],
    properties: {
      entity: { type: 'string', 'x-label': { de: 'Entität', en: 'Entity' }, description: 'Name of the entity' },
      field: {
        type: 'string',
        'x-label': { de: 'Adressfeld', en: 'Address field' },
        description: 'Name of its address field',
      },
      ids: {
        type: 'array',
        'x-label': { de: 'Datensätze', en: 'Records' },
        minItems: 1,
        maxItems: MOST,
        uniqueItems: true,
        items: { type: 'string', format: 'uuid' },
      },
    },
  },
  run: async (input, context) => {
    const { entity, field, ids } = input as { readonly entity: string; readonly field: string; readonly ids: string[] };
    const view = context.entity(entity);
    const known = view?.entity.fields.find((one) => one.name === field);
    if (known?.type !== 'address' || !view?.readable.has(field))
      throw new ActionRefused([geodataIssue('field', 'geodata.no-address', { field })]);
    const { items } = await context.list(entity, {
      filter: { id: { in: ids } },
      fields: ['id', 'version', field],
      limit: MOST,
    });
    const commands: RecordCommand[] = [];
    const counts = { located: 0, unchanged: 0, unknown: 0 };
    for (const record of items) {
      const address = rowOf(record[field]);
      const place = await whereIs(address, context);
      const isSame = place?.latitude === address['latitude'] && place?.longitude === address['longitude'];
      if (place?.latitude === undefined) counts.unknown += 1;
      else if (isSame) counts.unchanged += 1;
      else {
        counts.located += 1;
        const { latitude, longitude, accuracy } = place;
        const values = { [field]: { latitude, longitude, accuracy } };
        commands.push({ action: 'update', entity, id: record.id, version: record.version, values });
      }
    }
    if (commands.length > 0) await context.write(commands);
    return counts;
  },
};

async function whereIs(
  address: Readonly<Record<string, unknown>>,
  context: ModuleContext,
): Promise<FoundAddress | null> {
  const part = (name: string): string => textIn(address, name) ?? '';
  const line = [part('street'), part('houseNumber')].filter(Boolean).join(' ');
  const place = [part('postalCode'), part('city')].filter(Boolean).join(' ');
  if (place === '') return null;
  const online = await searchOnline([line, place, part('country')].filter(Boolean).join(', '), context);
  const exact = online.find((one) => one.latitude !== undefined && (one.postalCode ?? '') === part('postalCode'));
  return exact ?? middleOf(part('postalCode'), part('city'), part('country'), context);
}

/** The middle of the place with this postal code, when the imported data knows it. */
async function middleOf(
  postalCode: string,
  city: string,
  country: string,
  context: ModuleContext,
): Promise<FoundAddress | null> {
  if (postalCode === '' || (country !== '' && country !== 'DE') || !context.entity(PLACE)) return null;
  const { items } = await context.list(PLACE, {
    filter: { postalCode, latitude: { isNull: false }, longitude: { isNull: false } },
    fields: ['place', 'latitude', 'longitude'],
    sort: ['place'],
    limit: 50,
  });
  const found = items.find((one) => one['place'] === city) ?? items[0];
  return found
    ? { latitude: Number(found['latitude']), longitude: Number(found['longitude']), accuracy: 'place' }
    : null;
}

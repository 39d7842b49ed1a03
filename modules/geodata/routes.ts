import type { ModuleRoute } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { searchOnline } from './geocoder/search-online.ts';
import { maxZoomOf, readTile, TILE_TYPES } from './read-tile.ts';
import { geodataSettings } from './settings.ts';

const text = { type: 'string' } as const;
/** More than a person reads in a list of suggestions. */
const MOST = 20;
const PLACE = 'geodata-place';
const STREET = 'geodata-street';

/** Look-ups while somebody types, over the places and streets that he may read. */
export const routes: readonly ModuleRoute[] = [
  {
    method: 'GET',
    path: '/api/geodata/places',
    summary: 'Places whose postal code begins like this',
    query: { postalCode: 'The postal code or how it begins' },
    answer: {
      type: 'array',
      items: {
        type: 'object',
        properties: { postalCode: text, place: text, municipality: text, state: text, latitude: text, longitude: text },
      },
    },
    handle: async ({ query }, context) => {
      const postalCode = query['postalCode']?.trim() ?? '';
      if (postalCode === '' || !context.entity(PLACE)) return [];
      const fields = ['postalCode', 'place', 'municipality', 'state', 'latitude', 'longitude'];
      return find(context, PLACE, { postalCode: { startsWith: postalCode } }, fields, ['postalCode', 'place']);
    },
  },
  {
    method: 'GET',
    path: '/api/geodata/streets',
    summary: 'Streets whose name begins like this',
    query: { name: 'How the name begins', postalCode: 'Only in places with this postal code' },
    answer: { type: 'array', items: { type: 'object', properties: { name: text, postalCode: text, place: text } } },
    handle: async ({ query }, context) => {
      const name = query['name']?.trim() ?? '';
      const postalCode = query['postalCode']?.trim() ?? '';
      if (name === '' || !context.entity(STREET)) return [];
      const filter = { name: { startsWith: name }, ...(postalCode !== '' && { postalCode }) };
      return find(context, STREET, filter, ['name', 'postalCode', 'place'], ['name', 'postalCode']);
    },
  },
  {
    method: 'GET',
    path: '/api/geodata/search',
    summary: 'Addresses that the service of the settings finds; none when they name no service',
    query: { q: 'An address in one line' },
    answer: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          street: text,
          houseNumber: text,
          postalCode: text,
          city: text,
          country: text,
          latitude: { type: 'number' },
          longitude: { type: 'number' },
          accuracy: { enum: ['place', 'street', 'house'] },
        },
      },
    },
    handle: ({ query }, context) => searchOnline(query['q'] ?? '', context),
  },
  {
    method: 'GET',
    path: '/api/geodata/map',
    summary: 'Whether there are pictures of a map and whose, and whether addresses are looked up outside',
    answer: {
      type: 'object',
      properties: {
        tiles: { type: ['object', 'null'], properties: { attribution: text, maxZoom: { type: 'integer' } } },
        geocoder: { type: 'boolean' },
      },
    },
    handle: async (_request, context) => {
      const { tiles, geocoder } = geodataSettings(context.settings('geodata'));
      return {
        tiles: tiles ? { attribution: tiles.attribution, maxZoom: maxZoomOf(tiles) } : null,
        geocoder: geocoder !== undefined,
      };
    },
  },
  {
    method: 'GET',
    path: '/api/geodata/tiles/{z}/{x}/{y}',
    summary: 'One picture of the map that the settings name',
    bytes: TILE_TYPES,
    handle: ({ params }, context) => readTile(params, context),
  },
];

async function find(
  context: ModuleContext,
  entity: string,
  filter: object,
  wanted: readonly string[],
  sort: readonly string[],
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const readable = context.entity(entity)?.readable;
  const fields = wanted.filter((field) => readable?.has(field));
  const { items } = await context.list(entity, { filter, fields, sort, limit: MOST });
  return items.map((item) => Object.fromEntries(fields.map((field) => [field, item[field]])));
}

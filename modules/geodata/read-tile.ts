import type { ModuleBytes } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { geodataIssue } from './geodata-issue.ts';
import type { TileSettings } from './settings.ts';
import { geodataSettings } from './settings.ts';

export const TILE_TYPES: readonly string[] = ['image/png', 'image/jpeg', 'image/webp'];
const MOST_ZOOM = 20;
const USUAL_ZOOM = 18;
const MOST_BYTES = 400_000;
const KEPT_SECONDS = 604_800;
/** Pictures that this process keeps, some 4 MB of them. */
const MOST_KEPT = 200;
const kept = new Map<string, ModuleBytes>();

export const maxZoomOf = ({ maxZoom }: TileSettings): number => Math.min(MOST_ZOOM, maxZoom ?? USUAL_ZOOM);

/** A picture of the map, fetched by this server so that browsers ask nobody else. */
export async function readTile(
  { z = '', x = '', y = '' }: Readonly<Record<string, string>>,
  context: ModuleContext,
): Promise<ModuleBytes> {
  const none = (): never => {
    throw new ActionRefused([geodataIssue('', 'geodata.no-tile')]);
  };
  const { tiles } = geodataSettings(context.settings('geodata'));
  if (!tiles || ![z, x, y].every((part) => /^\d{1,7}$/.test(part))) return none();
  const zoom = Number(z);
  const side = 2 ** zoom;
  if (zoom > maxZoomOf(tiles) || Number(x) >= side || Number(y) >= side) return none();
  const url = tiles.url.replace('{z}', z).replace('{x}', x).replace('{y}', y);
  const known = kept.get(url);
  if (known) return known;
  const answer = await context.request('geodata', {
    url,
    most: MOST_BYTES,
    headers: { accept: TILE_TYPES.join(', '), 'user-agent': 'Leitwerk' },
  });
  const type = answer.type.split(';')[0]?.trim().toLowerCase() ?? '';
  if (answer.status !== 200 || !TILE_TYPES.includes(type)) return none();
  const tile: ModuleBytes = { body: answer.body, type, keep: KEPT_SECONDS };
  kept.set(url, tile);
  for (const oldest of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(oldest);
  return tile;
}

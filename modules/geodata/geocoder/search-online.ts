import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { geodataIssue } from '../geodata-issue.ts';
import { geodataSettings } from '../settings.ts';
import type { FoundAddress } from './found-address.ts';
import { SERVICES } from './services.ts';

const MOST = 5;
const SHORTEST = 3;
const LONGEST = 200;
/** What has been asked is kept for a day, so that a service is not asked twice for the same. */
const KEPT_MS = 86_400_000;
const MOST_KEPT = 1000;
const kept = new Map<string, { readonly until: number; readonly found: readonly FoundAddress[] }>();

/**
 * Asks the service that the application's settings name; nobody when they name none.
 * @param text an address in one line
 */
export async function searchOnline(text: string, context: ModuleContext): Promise<readonly FoundAddress[]> {
  const { geocoder } = geodataSettings(context.settings('geodata'));
  const wanted = text.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
  if (!geocoder || wanted.length < SHORTEST) return [];
  const service = SERVICES[geocoder.kind];
  const url = service.address(geocoder.url, wanted, MOST);
  const known = kept.get(url);
  if (known && known.until > Date.now()) return known.found;
  const answer = await context.request('geodata', {
    url,
    everyMs: service.everyMs,
    headers: {
      accept: 'application/json',
      'accept-language': 'de',
      'user-agent': `Leitwerk${geocoder.contact ? ` (${geocoder.contact})` : ''}`,
    },
  });
  const found = answer.status === 200 ? service.read(parsed(answer.body)).filter(hasPlace).slice(0, MOST) : null;
  if (!found) throw new ActionRefused([geodataIssue('', 'geodata.service-failed', { status: answer.status })]);
  keep(url, found);
  return found;
}

const hasPlace = ({ city, postalCode }: FoundAddress): boolean => city !== undefined || postalCode !== undefined;

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}

function keep(url: string, found: readonly FoundAddress[]): void {
  kept.delete(url);
  kept.set(url, { until: Date.now() + KEPT_MS, found });
  for (const oldest of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(oldest);
}

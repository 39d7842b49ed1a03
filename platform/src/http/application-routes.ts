import { createHash } from 'node:crypto';
import type { AppDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { parseImage } from '@leitwerk/metadata/image';
import type { ApplicationLook, LogoKey } from '@leitwerk/metadata/wire/application';
import { LOGO_KEYS } from '@leitwerk/metadata/wire/application';
import { refuse } from '../refusal.ts';
import type { Call, Route } from './route.ts';
import { json } from './route.ts';

const TAG = 'application';
const YEAR_SECONDS = 31_536_000;

/** How the application looks: public, because the sign-in shows it. */
export const APPLICATION_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/application',
    summary: 'Name, colour and logo of the application',
    tag: TAG,
    access: 'public',
    responses: [{ status: 200, description: '{label, color, logo, logoDark}; the logos as addresses' }],
    handle: async ({ runtime }) => {
      const { app } = runtime.models.current().model;
      const addresses = Object.entries(logosOf(app)).map(([key, { mark }]) => [
        key,
        `/api/application/${key}?mark=${mark}`,
      ]);
      const look: ApplicationLook = {
        label: app?.label ?? null,
        ...(app?.color && { color: app.color }),
        ...Object.fromEntries(addresses),
      };
      return { ...json(look), headers: { 'cache-control': 'no-cache' } };
    },
  },
  ...LOGO_KEYS.map(
    (key): Route => ({
      method: 'GET',
      path: `/api/application/${key}`,
      summary: key === 'logo' ? 'The logo' : 'The logo for a dark ground',
      tag: TAG,
      access: 'public',
      query: { mark: { type: 'text', description: 'Of the image, so that another one has another address' } },
      responses: [
        { status: 200, description: 'The image', type: 'image/*' },
        { status: 404, description: 'The application has none' },
      ],
      handle: (call) => sendLogo(call, key),
    }),
  ),
];

type Logo = { readonly mark: string; readonly type: string; readonly bytes: Buffer };

const logos = new WeakMap<AppDefinition, Partial<Record<LogoKey, Logo>>>();

/** Worked out once per application: anybody may ask, as often as he likes. */
function logosOf(app: AppDefinition | null): Partial<Record<LogoKey, Logo>> {
  if (!app) return {};
  const known = logos.get(app) ?? Object.fromEntries(LOGO_KEYS.flatMap((key) => logoOf(key, app[key])));
  logos.set(app, known);
  return known;
}

function logoOf(key: LogoKey, given: string | undefined): readonly (readonly [LogoKey, Logo])[] {
  const image = given === undefined ? undefined : parseImage(given);
  if (given === undefined || !image || 'fault' in image) return [];
  const mark = createHash('sha256').update(given).digest('base64url').slice(0, 12);
  return [[key, { mark, type: image.type, bytes: Buffer.from(image.bytes) }]];
}

/** All answers of the API are sandboxed pages at most (see `server.ts`): an SVG that is opened by its address runs nothing either. */
async function sendLogo({ runtime, reply, query }: Call, key: LogoKey): Promise<void> {
  const logo = logosOf(runtime.models.current().model.app)[key];
  if (!logo) return refuse(404, 'request.unknown-route');
  await reply
    .header('content-type', logo.type)
    .header('cache-control', query['mark'] === logo.mark ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache')
    .send(logo.bytes);
}

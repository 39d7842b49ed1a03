import { createHash } from 'node:crypto';
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
      const logos = LOGO_KEYS.flatMap((key) => {
        const image = app?.[key];
        return image === undefined ? [] : [[key, `/api/application/${key}?mark=${markOf(image)}`]];
      });
      const look: ApplicationLook = {
        label: app?.label ?? null,
        ...(app?.color && { color: app.color }),
        ...Object.fromEntries(logos),
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

const markOf = (image: string): string => createHash('sha256').update(image).digest('base64url').slice(0, 12);

/** All answers of the API are sandboxed pages at most (see `server.ts`): an SVG that is opened by its address runs nothing either. */
async function sendLogo({ runtime, reply, query }: Call, key: LogoKey): Promise<void> {
  const given = runtime.models.current().model.app?.[key];
  const image = given === undefined ? undefined : parseImage(given);
  if (given === undefined || !image || 'fault' in image) return refuse(404, 'request.unknown-route');
  const isThisOne = query['mark'] === markOf(given);
  await reply
    .header('content-type', image.type)
    .header('cache-control', isThisOne ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache')
    .send(Buffer.from(image.bytes));
}

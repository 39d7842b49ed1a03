import { DASHBOARD_PERIODS } from '@leitwerk/metadata/dashboard/periods';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { forReader } from '../dashboard/dashboard-content.ts';
import type { FoundLink, LinkPage } from '../dashboard/dashboard-links.ts';
import {
  createDashboardLink,
  findDashboardLink,
  listDashboardLinks,
  MOST_DAYS,
  mayLink,
  revokeDashboardLink,
} from '../dashboard/dashboard-links.ts';
import { findDashboard } from '../dashboard/find-dashboard.ts';
import { answerLinkedTile, canBeFiltered, showLink } from '../dashboard/linked-pages.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { decodeOnly, decodePeriod } from './decode-page.ts';
import { refuseTokens } from './identify.ts';
import { idOf, isId } from './record-routes.ts';
import type { Answer, Call, Route } from './route.ts';
import { decodeObject, json } from './route.ts';

const TAG = 'dashboards';
const LONGEST_NAME = 80;
const MOST_PAGES = 10;
const TURN = { least: 10, most: 3600, usual: 30 };
const TEXT = { type: 'string' };

/** Links by which people without an account see dashboards. Secrets are in bodies only: addresses end up in logs. */
export const DASHBOARD_LINK_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/dashboard-links',
    summary: 'My links to dashboards',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: '{items}' }],
    handle: async (call) => {
      refuseTokens(call.context());
      return json({ items: await listDashboardLinks(call.runtime.database, call.context().actor.id) });
    },
  },
  {
    method: 'POST',
    path: '/api/dashboard-links',
    summary: 'Make a link by which people without an account see dashboards; needs the permission dashboards.link',
    tag: TAG,
    access: 'user',
    body: {
      schema: {
        type: 'object',
        required: ['name', 'days', 'pages'],
        properties: {
          name: { ...TEXT, maxLength: LONGEST_NAME },
          days: { type: 'integer', minimum: 1, maximum: MOST_DAYS, description: 'How long it lasts' },
          turnSeconds: { type: 'integer', minimum: TURN.least, maximum: TURN.most },
          pages: {
            type: 'array',
            minItems: 1,
            maxItems: MOST_PAGES,
            items: {
              type: 'object',
              required: ['dashboard'],
              properties: {
                dashboard: TEXT,
                period: { enum: DASHBOARD_PERIODS },
                from: { ...TEXT, format: 'date' },
                to: { ...TEXT, format: 'date' },
                only: { type: 'object', description: 'What is chosen, by the id of the filter' },
              },
            },
          },
        },
      },
    },
    responses: [{ status: 201, description: '{id, path}; the path is shown this once' }],
    handle: makeLink,
  },
  {
    method: 'DELETE',
    path: '/api/dashboard-links/{id}',
    summary: 'Withdraw a link of mine',
    tag: TAG,
    access: 'user',
    responses: [{ status: 204, description: 'Withdrawn' }],
    handle: async (call) => {
      refuseTokens(call.context());
      await revokeDashboardLink(call.runtime.database, call.context().actor.id, idOf(call));
      return { status: 204 };
    },
  },
  {
    method: 'POST',
    path: '/api/shared-dashboards',
    summary: 'What a link shows, without its figures',
    tag: TAG,
    access: 'public',
    body: { schema: { type: 'object', required: ['token'], properties: { token: TEXT } } },
    responses: [{ status: 200, description: '{name, expiresAt, turnSeconds, pages, entities}' }],
    handle: async (call) => {
      const link = await linkOf(call, decodeObject(call.body, ['token'])['token']);
      return json(await showLink(call.runtime.figures, link));
    },
  },
  {
    method: 'POST',
    path: '/api/shared-dashboards/tile',
    summary: 'The figures of one tile that a link shows',
    tag: TAG,
    access: 'public',
    body: {
      schema: {
        type: 'object',
        required: ['token', 'page', 'tile'],
        properties: { token: TEXT, page: { type: 'integer', minimum: 0 }, tile: TEXT },
      },
    },
    responses: [{ status: 200, description: 'What the tile shows' }],
    handle: async (call) => {
      const { token, page, tile } = decodeObject(call.body, ['token', 'page', 'tile']);
      const link = await linkOf(call, token);
      if (!Number.isInteger(page) || typeof tile !== 'string') return refuse(404, 'dashboard-link.no-tile');
      return json(await answerLinkedTile(call.runtime.figures, link, { page: Number(page), tile }));
    },
  },
];

/** Of one link, in one process: several screens that show several dashboards once a minute are far below. */
const perLink = new RateLimiterMemory({ points: 600, duration: 60 });

/** What the secret leads to. Wrong ones count like attempts to sign in, and are all refused alike. */
async function linkOf(call: Call, token: unknown): Promise<FoundLink> {
  const { database, models, throttle } = call.runtime;
  const link =
    typeof token === 'string' ? await findDashboardLink(database, models.current(), token, call.request.id) : null;
  if (!link) {
    await throttle.begin(`dashboard-link ${call.request.ip}`, call.request.ip);
    return refuse(404, 'dashboard-link.not-valid');
  }
  const isFree = await perLink.consume(link.id).then(
    () => true,
    () => false,
  );
  return isFree ? link : refuse(429, 'dashboard-link.too-often', { params: { retryAfter: 60 } });
}

async function makeLink(call: Call): Promise<Answer> {
  const context = call.context();
  refuseTokens(context);
  if (!mayLink(context)) return refuse(403, 'dashboard-link.may-not');
  const given = decodeObject(call.body, ['name', 'days', 'turnSeconds', 'pages']);
  const name = typeof given['name'] === 'string' ? given['name'].trim() : '';
  const days = numberIn(given['days'], 1, MOST_DAYS);
  const turnSeconds = numberIn(given['turnSeconds'] ?? TURN.usual, TURN.least, TURN.most);
  const asked = given['pages'];
  const isRight = name !== '' && name.length <= LONGEST_NAME && days !== undefined && turnSeconds !== undefined;
  if (!isRight || !Array.isArray(asked) || asked.length === 0 || asked.length > MOST_PAGES) return refuseLink();
  const pages: LinkPage[] = [];
  for (const page of asked) pages.push(await decodePage(call, page, context));
  const { id, secret } = await createDashboardLink(call.runtime.database, { name, days, turnSeconds, pages }, context);
  return json({ id, path: `/shared#token=${secret}` }, 201);
}

const numberIn = (given: unknown, least: number, most: number): number | undefined =>
  typeof given === 'number' && Number.isInteger(given) && given >= least && given <= most ? given : undefined;

const refuseLink = (): never =>
  refuse(422, 'dashboard-link.shape', { params: { days: MOST_DAYS, pages: MOST_PAGES, name: LONGEST_NAME } });

/** A dashboard that the maker sees, as it is now. */
async function decodePage(call: Call, given: unknown, context: Context): Promise<LinkPage> {
  const { dashboard, period, from, to, only } = decodeObject(given, ['dashboard', 'period', 'from', 'to', 'only']);
  const found = typeof dashboard === 'string' ? await findDashboard(call.runtime.database, dashboard, context) : null;
  const shown = found && forReader(found.document, context).dashboard;
  if (typeof dashboard === 'string' && isId(dashboard) && !found) return refuse(404, 'dashboard.not-found');
  if (!shown) return refuse(422, 'dashboard-link.unknown-dashboard');
  const { document } = found;
  const chosen = decodeOnly(only, shown, refuseLink);
  if (!canBeFiltered(shown, chosen, context)) return refuseLink();
  const asked = decodePeriod({ period, from, to }, refuseLink);
  return { document, period: asked ?? document.period ?? 'this-month', only: chosen };
}

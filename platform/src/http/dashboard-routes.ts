import type { Language } from '@leitwerk/metadata/shown-type';
import { decodeDashboard, forReader } from '../dashboard/dashboard-content.ts';
import { findDashboard } from '../dashboard/find-dashboard.ts';
import { canBeFiltered } from '../dashboard/linked-pages.ts';
import {
  changeOwnDashboard,
  createOwnDashboard,
  deleteOwnDashboard,
  listOwnDashboards,
  mayBuild,
  readOwnDashboard,
  restoreOwnDashboard,
} from '../dashboard/own-dashboards.ts';
import { printDashboard, printerOf } from '../dashboard/print/print-document.ts';
import type { GivenShare } from '../dashboard/share-dashboard.ts';
import { listShares, setShares } from '../dashboard/share-dashboard.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { versionOf } from './command-routes.ts';
import { decodeOnly, decodePeriod, PERIOD_QUERY } from './decode-page.ts';
import { refuseReadOnly } from './identify.ts';
import { idOf, isId } from './record-routes.ts';
import type { Call, Route } from './route.ts';
import { decodeObject, json } from './route.ts';
import { sendPdf } from './send-pdf.ts';

const TAG = 'dashboards';
const BODY_BYTES = 200_000;
const LONGEST_NAME = 80;
const MOST_SHARES = 50;

const properties = {
  name: { type: 'string', minLength: 1, maxLength: LONGEST_NAME },
  content: {
    type: 'object',
    required: ['tiles'],
    description:
      'As a definition of the kind dashboard, without kind, id, name, label and roles; entities by their ids',
  },
};

/** Dashboards that people make themselves, beside those of the definitions. What is counted is always by the reader's rights. */
export const DASHBOARD_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/dashboards',
    summary: 'Dashboards that I have made or that are shared with me',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: '{items}' }],
    handle: async (call) => json({ items: await listOwnDashboards(call.runtime.database, call.context()) }),
  },
  {
    method: 'POST',
    path: '/api/dashboards',
    summary: 'Make a dashboard; needs the permission dashboards.build',
    tag: TAG,
    access: 'user',
    bodyLimit: BODY_BYTES,
    body: { schema: { type: 'object', required: ['name', 'content'], properties } },
    responses: [{ status: 201, description: 'The dashboard' }],
    handle: async (call) => {
      const context = builder(call);
      const { name, content } = decodeChange(call, context);
      if (name === undefined || content === undefined) return refuseShape();
      return json(await createOwnDashboard(call.runtime.database, { name, content }, context), 201);
    },
  },
  {
    method: 'GET',
    path: '/api/dashboards/{id}',
    summary: 'One of them, without what the asker may not read',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: 'The dashboard' }],
    handle: async (call) => json(await readOwnDashboard(call.runtime.database, dashboardIdOf(call), call.context())),
  },
  {
    method: 'GET',
    path: '/api/dashboards/{id}/pdf',
    summary:
      'A dashboard as PDF, of the definitions or one that somebody has made, counted now as the asker may read it',
    tag: TAG,
    access: 'user',
    query: { ...PERIOD_QUERY, language: { type: { oneOf: ['de', 'en'] }, description: "The asker's own when absent" } },
    responses: [
      { status: 200, description: 'The file', type: 'application/pdf' },
      { status: 409, description: 'No module of the application sets pages' },
      { status: 429, description: 'Too many are being set' },
    ],
    handle: printOne,
  },
  {
    method: 'PATCH',
    path: '/api/dashboards/{id}',
    summary: 'Rename a dashboard or replace its content',
    tag: TAG,
    access: 'user',
    bodyLimit: BODY_BYTES,
    headers: { 'If-Match': 'Version of the dashboard; 412 when it has been changed since' },
    body: { schema: { type: 'object', properties } },
    responses: [{ status: 200, description: 'The dashboard' }],
    handle: async (call) => {
      const context = builder(call);
      const id = dashboardIdOf(call);
      const change = decodeChange(call, context);
      return json(await changeOwnDashboard(call.runtime.database, id, change, versionOf(call).version, context));
    },
  },
  {
    method: 'DELETE',
    path: '/api/dashboards/{id}',
    summary: 'Remove a dashboard of mine; it can be restored for 30 days',
    tag: TAG,
    access: 'user',
    responses: [{ status: 204, description: 'Removed' }],
    handle: async (call) => {
      refuseReadOnly(call.context());
      await deleteOwnDashboard(call.runtime.database, dashboardIdOf(call), call.context());
      return { status: 204 };
    },
  },
  {
    method: 'POST',
    path: '/api/dashboards/{id}/restore',
    summary: 'Take back the removal of a dashboard of mine',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: 'The dashboard' }],
    handle: async (call) => {
      refuseReadOnly(call.context());
      return json(await restoreOwnDashboard(call.runtime.database, dashboardIdOf(call), call.context()));
    },
  },
  {
    method: 'GET',
    path: '/api/dashboards/{id}/shares',
    summary: 'With whom a dashboard of mine is shared',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: '{items}' }],
    handle: async (call) =>
      json({ items: await listShares(call.runtime.database, dashboardIdOf(call), call.context()) }),
  },
  {
    method: 'PUT',
    path: '/api/dashboards/{id}/shares',
    summary: 'Share a dashboard of mine with exactly these people and teams',
    tag: TAG,
    access: 'user',
    body: {
      schema: {
        type: 'object',
        required: ['items'],
        properties: {
          items: {
            type: 'array',
            maxItems: MOST_SHARES,
            items: {
              type: 'object',
              required: ['mayChange'],
              description: 'One of user and team',
              properties: {
                user: { type: ['string', 'null'], format: 'uuid' },
                team: { type: ['string', 'null'], format: 'uuid' },
                mayChange: { type: 'boolean' },
              },
            },
          },
        },
      },
    },
    responses: [{ status: 200, description: '{items}' }],
    handle: async (call) => {
      const context = builder(call);
      const shares = decodeShares(call);
      return json({ items: await setShares(call.runtime.database, dashboardIdOf(call), shares, context) });
    },
  },
];

/** What is no id is no dashboard of this sort. */
const dashboardIdOf = (call: Call): string =>
  isId(call.params['id'] ?? '') ? idOf(call) : refuse(404, 'dashboard.not-found');

/** Who asks, if he may build dashboards and change anything at all. */
function builder(call: Call): Context {
  const context = call.context();
  refuseReadOnly(context);
  return mayBuild(context) ? context : refuse(403, 'dashboard.may-not-build');
}

async function printOne(call: Call): Promise<void> {
  const context = call.context();
  const { database, figures } = call.runtime;
  const found = await findDashboard(database, call.params['id'] ?? '', context);
  const shown = found && forReader(found.document, context).dashboard;
  if (!found || !shown) return refuse(404, 'dashboard.not-found');
  const refusePage = (): never => refuse(400, 'query.parameter', { params: { name: 'period', expected: 'from, to' } });
  const only = decodeOnly(call.query['only'], shown, refusePage);
  if (!canBeFiltered(shown, only, context)) refusePage();
  const period = decodePeriod(call.query, refusePage) ?? shown.period ?? 'this-month';
  const print = printerOf(context.model);
  if (!print) return refuse(409, 'subscription.no-printer');
  const language = (call.query['language'] as Language | undefined) ?? context.actor.language;
  const page = { document: found.document, period, only };
  await sendPdf(call, printDashboard(figures, print, page, { reader: context, language, isOutside: false }));
}

const refuseShape = () => refuse(422, 'dashboard.shape', { params: { most: LONGEST_NAME } });

function decodeChange(call: Call, context: Context) {
  const given = decodeObject(call.body, ['name', 'content']);
  const name = typeof given['name'] === 'string' ? given['name'].trim() : given['name'];
  if (name !== undefined && (typeof name !== 'string' || name === '' || name.length > LONGEST_NAME))
    return refuseShape();
  return {
    ...(name !== undefined && { name: String(name) }),
    ...(given['content'] !== undefined && { content: decodeDashboard(String(name ?? '–'), given['content'], context) }),
  };
}

function decodeShares(call: Call): readonly GivenShare[] {
  const { items } = decodeObject(call.body, ['items']);
  const refuseItems = (): never => refuse(422, 'dashboard.shares', { params: { most: MOST_SHARES } });
  if (!Array.isArray(items) || items.length > MOST_SHARES) return refuseItems();
  return items.map((item: unknown): GivenShare => {
    const { user = null, team = null, mayChange } = decodeObject(item, ['user', 'team', 'mayChange']);
    const isOne = (one: unknown): one is string => typeof one === 'string' && isId(one);
    if (typeof mayChange !== 'boolean') return refuseItems();
    if (isOne(user) && team === null) return { user, team: null, mayChange };
    if (isOne(team) && user === null) return { user: null, team, mayChange };
    return refuseItems();
  });
}

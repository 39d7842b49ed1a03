import { davReach } from '../module/dav-reach.ts';
import { moduleContext } from '../module/module-context.ts';
import { reachAs } from '../module/reach-as.ts';
import { runAction } from '../module/run-action.ts';
import { refuse } from '../refusal.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import type { FeedShows } from '../session/calendar-feeds.ts';
import { createCalendarFeed, listCalendarFeeds, revokeCalendarFeed } from '../session/calendar-feeds.ts';
import { refuseTokens } from './identify.ts';
import { idOf } from './record-routes.ts';
import type { Answer, Call, Route } from './route.ts';
import { decodeObject, json } from './route.ts';

const TAG = 'session';
const LONGEST_NAME = 100;
const SHOWS: readonly FeedShows[] = ['everything', 'busy'];

/** Secret addresses of calendars, by whoever is signed in himself: a stolen token must not make itself one. */
export const CALENDAR_FEED_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/calendar-feeds',
    summary: 'My secret addresses of calendars',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: '{calendars, items}; calendars: those that can have an address' }],
    handle: async (call) => {
      refuseTokens(call.context());
      const { id } = call.context().actor;
      return json({ calendars: await calendarsOf(call), items: await listCalendarFeeds(call.runtime.database, id) });
    },
  },
  {
    method: 'POST',
    path: '/api/calendar-feeds',
    summary: 'Make a secret address by which other programs read a calendar',
    tag: TAG,
    access: 'user',
    body: {
      schema: {
        type: 'object',
        required: ['name', 'calendar', 'shows'],
        properties: {
          name: { type: 'string', maxLength: LONGEST_NAME },
          calendar: { type: 'string', description: 'Its name' },
          shows: { enum: SHOWS },
        },
      },
    },
    responses: [{ status: 201, description: '{id, path}; the path of the address is shown this once' }],
    handle: makeFeed,
  },
  {
    method: 'DELETE',
    path: '/api/calendar-feeds/{id}',
    summary: 'Revoke a secret address of a calendar',
    tag: TAG,
    access: 'user',
    responses: [{ status: 204, description: 'Revoked' }],
    handle: async (call) => {
      refuseTokens(call.context());
      await revokeCalendarFeed(call.runtime.database, call.context().actor.id, idOf(call));
      return { status: 204 };
    },
  },
];

async function calendarsOf(call: Call): Promise<readonly { readonly name: string; readonly label: string }[]> {
  const context = call.context();
  const { database } = call.runtime;
  const server = context.model.modules.find((one) => one.dav)?.dav;
  if (!server) return [];
  const module = moduleContext(database, context, (action, input) => runAction(database, action, input, context));
  return server.calendars(davReach(database, context, module, reachAs(SYSTEM_ACTOR, database, context.model).module));
}

async function makeFeed(call: Call): Promise<Answer> {
  const context = call.context();
  refuseTokens(context);
  const given = decodeObject(call.body, ['name', 'calendar', 'shows']);
  const name = typeof given['name'] === 'string' ? given['name'].trim() : '';
  const shows = SHOWS.find((one) => one === given['shows']);
  if (name === '' || name.length > LONGEST_NAME || !shows) return refuse(422, 'calendar-feed.shape');
  const calendar = (await calendarsOf(call)).find((one) => one.name === given['calendar'])?.name;
  if (calendar === undefined) return refuse(422, 'calendar-feed.unknown-calendar');
  const { id, secret } = await createCalendarFeed(call.runtime.database, context.actor.id, { name, calendar, shows });
  return json({ id, path: `/dav/feeds/${secret}.ics` }, 201);
}

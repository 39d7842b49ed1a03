import type { DavReach } from '@leitwerk/platform/module/module-dav';
import { cardKind } from './book/card-kind.ts';
import { eventKind } from './calendar/event-kind.ts';
import { todoKind } from './calendar/todo-kind.ts';
import type { ResourceKind } from './resource-kind.ts';
import type { CalendarShape } from './settings.ts';
import { bookShapes, calendarShapes, cardShape } from './settings.ts';

export type Home = 'calendars' | 'books';

/** Records of one entity that a person's devices see together. */
export type Collection = {
  readonly home: Home;
  /** Last part of its address. */
  readonly name: string;
  readonly label: string;
  /** `VEVENT` or `VTODO`; null of an address book. */
  readonly component: CalendarShape['component'] | null;
  readonly kind: ResourceKind;
  /** Which of the records, as in a list; `$user` is whoever asks. */
  readonly filter: object;
  /** Which of them are his however old they are; devices need not hold those that are long over. */
  readonly whole: object;
  /** Values of a new record; null where nothing new can be made. */
  readonly newValues: Readonly<Record<string, unknown>> | null;
  readonly mayUpdate: boolean;
  readonly mayDelete: boolean;
  readonly color: string | null;
};

/** All that a person has, in the order of the settings: what he may not read, or what has no owner, is not there. */
export async function collectionsOf(reach: DavReach): Promise<readonly Collection[]> {
  const teams = await teamNames(reach);
  return [
    ...calendarShapes(reach).flatMap((shape) => calendarsOf(shape, teams, reach)),
    ...bookShapes(reach).flatMap((shape): readonly Collection[] => {
      const view = reach.entity(shape.entity);
      const card = cardShape(reach, shape.entity);
      if (!view || !card) return [];
      return [
        {
          home: 'books',
          name: shape.id,
          label: shape.label[reach.actor.language],
          component: null,
          kind: cardKind(card, view, reach),
          filter: shape.filter ?? {},
          whole: shape.filter ?? {},
          newValues: reach.mayDo(shape.entity, 'create') ? {} : null,
          mayUpdate: reach.mayDo(shape.entity, 'update'),
          mayDelete: reach.mayDo(shape.entity, 'delete'),
          color: null,
        },
      ];
    }),
  ];
}

const COLORS: Readonly<Record<string, string>> = {
  blue: '#228BE6FF',
  cyan: '#15AABFFF',
  grape: '#BE4BDBFF',
  gray: '#868E96FF',
  green: '#40C057FF',
  indigo: '#4C6EF5FF',
  lime: '#82C91EFF',
  orange: '#FD7E14FF',
  pink: '#E64980FF',
  red: '#FA5252FF',
  teal: '#12B886FF',
  violet: '#7950F2FF',
  yellow: '#FAB005FF',
};

type Team = { readonly id: string; readonly name: string; readonly color: string };

function calendarsOf(shape: CalendarShape, teams: readonly Team[], reach: DavReach): readonly Collection[] {
  const view = reach.entity(shape.entity);
  if (!view) return [];
  const { entity, readable } = view;
  const nameOf = (id: string | undefined): string | undefined =>
    entity.fields.find((one) => one.id === id && readable.has(one.name))?.name;
  const [owner, team] = [nameOf(entity.ownerField), nameOf(entity.teamField)];
  const participants = shape.participants && readable.has(shape.participants.field) ? shape.participants.field : null;
  const kind = shape.component === 'VEVENT' ? eventKind(shape, view, reach) : todoKind(shape, view, reach);
  if (owner === undefined || !kind) return [];
  const label = entity.labelPlural[reach.actor.language];
  const shared = {
    home: 'calendars',
    component: shape.component,
    kind,
    mayUpdate: reach.mayDo(shape.entity, 'update'),
    mayDelete: reach.mayDo(shape.entity, 'delete'),
  } as const;
  // What he takes part in is in his calendar, too; it is the owner's, so no other server gets it from him.
  const isHis =
    participants === null
      ? { [owner]: reach.actor.id }
      : { or: [{ [owner]: reach.actor.id }, { [participants]: { has: reach.actor.id } }] };
  const own: Collection = {
    ...shared,
    name: shape.id,
    label,
    filter: { and: [shape.filter ?? {}, isHis] },
    whole: { [owner]: reach.actor.id },
    newValues: reach.mayDo(shape.entity, 'create') ? { [owner]: reach.actor.id } : null,
    color: COLORS[entity.color ?? ''] ?? null,
  };
  if (!shape.perTeam || team === undefined) return [own];
  return [
    own,
    ...teams.map(
      (one): Collection => ({
        ...shared,
        name: `${shape.id}-${one.id}`,
        label: `${label}: ${one.name}`,
        filter: { and: [shape.filter ?? {}, { [team]: one.id }, { not: isHis }] },
        whole: { [team]: one.id },
        newValues: null,
        color: COLORS[one.color] ?? null,
      }),
    ),
  ];
}

async function teamNames(reach: DavReach): Promise<readonly Team[]> {
  const view = reach.entity('team');
  const title = view?.entity.fields.find((one) => one.id === view.entity.titleField)?.name;
  if (!view || title === undefined || reach.teams.length === 0) return [];
  const hasColor = view.readable.has('color');
  const { items } = await reach.list('team', {
    filter: { id: { in: reach.teams } },
    fields: [title, ...(hasColor ? ['color'] : [])],
    sort: [title],
    limit: 100,
  });
  return items.map((item) => ({
    id: String(item['id']),
    name: String(item[title]),
    color: String(item['color'] ?? ''),
  }));
}

/** As others than its owner's devices get it: they are not told of colleagues and their addresses. */
export function withoutPeople(collection: Collection): Collection {
  const { complete: _, ...kind } = collection.kind;
  return { ...collection, kind };
}

import { createHash } from 'node:crypto';
import { fieldsOfExpression } from '@leitwerk/metadata/expression';
import type {
  AppDefinition,
  EntityAction,
  FormDefinition,
  NavigationItem,
  ViewDefinition,
} from '@leitwerk/metadata/generated/definitions.gen';
import type { EffectiveModel, EntityModel, EntityRights } from '@leitwerk/metadata/model';
import { SYSTEM_FIELDS } from '@leitwerk/metadata/system-fields';
import { isUsableFilter } from '../query/usable-filter.ts';
import type { ReadableReport } from '../report/readable-reports.ts';
import { readableReports, shownReport } from '../report/readable-reports.ts';
import type { Access } from '../rights/access.ts';
import type { Context } from '../rights/context.ts';
import type { Readable } from './effective-dashboards.ts';
import { effectiveDashboards } from './effective-dashboards.ts';
import type { RuntimeModel } from './runtime-model.ts';

type Sent = {
  readonly text: string;
  readonly etag: string;
  readonly readable: Readable;
  readonly views: EffectiveModel['views'];
  readonly reports: readonly ReadableReport[];
};

const cache = new WeakMap<RuntimeModel, Map<string, Sent>>();

/** The model with only what the actor may read, as JSON text; worked out once per model and set of roles. */
export const effectiveModel = (context: Context): Pick<Sent, 'text' | 'etag'> => sentFor(context);

/** What the actor may look at, for dashboards that are in no definition. */
export const readableFor = (context: Context): Readable => sentFor(context).readable;

/** The views that the actor may open, with what of them he may read. */
export const viewsFor = (context: Context): EffectiveModel['views'] => sentFor(context).views;

/** The reports of which the actor may read something. */
export const reportsFor = (context: Context): readonly ReadableReport[] => sentFor(context).reports;

/** One of them; null when there is none for him. */
export const findReport = (id: string, context: Context): ReadableReport | null =>
  reportsFor(context).find(({ report }) => report.id === id) ?? null;

function sentFor(context: Context): Sent {
  const { model, access } = context;
  const known = cache.get(model) ?? new Map<string, Sent>();
  cache.set(model, known);
  const sent = known.get(access.key) ?? send(makeEffectiveModel(context));
  known.set(access.key, sent);
  return sent;
}

const send = ({ model, readable, reports }: Made): Sent => {
  const text = JSON.stringify(model);
  return {
    text,
    readable,
    reports,
    views: model.views,
    etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 20)}"`,
  };
};

type Made = Pick<Sent, 'readable' | 'reports'> & { readonly model: EffectiveModel };

function makeEffectiveModel(context: Context): Made {
  const {
    access,
    actor: { roles },
    model: { model, version, entities: runtimes },
  } = context;
  const isReadable = (name: string): boolean => access.entity(name).rows.read !== 'none';
  const readableIds = (name: string): ReadonlySet<string> => {
    const { readable } = access.entity(name);
    return new Set(model.entities[name]?.fields.filter((field) => readable.has(field.name)).map((field) => field.id));
  };
  // With a hidden field in it the server would refuse the filter, and its name would be told.
  const mayFilterBy = (filter: unknown, name: string): boolean => {
    const entity = runtimes.get(name);
    return filter === undefined || (entity !== undefined && isUsableFilter(filter, entity, context));
  };
  const entities = Object.values(model.entities).filter((entity) => isReadable(entity.name));
  const views = model.views
    .filter((view) => isReadable(view.entity) && mayFilterBy(view.filter, view.entity))
    .map((view): ViewDefinition => {
      const ids = readableIds(view.entity);
      const columns = view.columns?.filter((id) => ids.has(id));
      const sums = view.sums?.filter((id) => ids.has(id));
      const { readable } = access.entity(view.entity);
      const sort = view.sort?.filter((name) => readable.has(name.replace(/^-/, '')));
      const { group, ...rest } = view;
      const isHiddenGroup = view.type === 'list' && group !== undefined && !ids.has(group);
      return {
        ...(isHiddenGroup ? rest : view),
        ...(columns && { columns: columns as NonNullable<typeof view.columns> }),
        ...(sort && { sort }),
        ...(sums && { sums: sums as NonNullable<typeof view.sums> }),
      };
    })
    // A list that cannot be put together by its field is a list all the same; a board is none.
    .filter((view) =>
      [view.type === 'list' ? undefined : view.group, view.start].every(
        (id) => id === undefined || readableIds(view.entity).has(id),
      ),
    );
  const readableViews = new Set(views.map((view) => view.id));
  const readable: Readable = {
    roles,
    views: readableViews,
    entity: isReadable,
    fields: readableIds,
    target: (name, id) => model.entities[name]?.fields.find((field) => field.id === id)?.entity,
    mayFilterBy,
  };
  const dashboards = effectiveDashboards(model.dashboards, readable);
  const reports = readableReports(context.model, readable);
  const effective: EffectiveModel = {
    version,
    entities: Object.fromEntries(
      entities.map((entity) => [entity.name, entityFor(entity, access, mayFilterBy, isReadable, readableIds)]),
    ),
    forms: model.forms
      .filter(
        (form) =>
          isReadable(form.entity) &&
          mayFilterBy(form.filter, form.entity) &&
          (form.roles === undefined || form.roles.some((role) => roles.includes(role))),
      )
      .map((form) => formFor(form, namesOnlyOf(model.entities[form.entity], access), readableIds, isReadable)),
    views,
    dashboards,
    reports: reports.map(shownReport),
    journals: model.journals
      .filter((journal) => isReadable(journal.entity))
      .map((journal) => {
        const ids = readableIds(journal.entity);
        return { ...journal, fields: journal.fields.filter((one) => ids.has(one.field)) as typeof journal.fields };
      }),
    statuses: Object.fromEntries(
      Object.entries(model.statuses)
        .filter(([, status]) => readableIds(status.entity).has(status.field))
        // Conditions are the server's; what a person sees is whether an event is possible and why not.
        .map(([id, status]) => [
          id,
          {
            ...status,
            transitions: status.transitions.map(({ guard: _guard, ...rest }) => rest) as typeof status.transitions,
          },
        ]),
    ),
    processes: [...new Set(Object.values(model.workflows).map((one) => one.entity))].filter(isReadable).sort(),
    app:
      model.app &&
      appFor(model.app, isReadable, {
        views: readableViews,
        dashboards: new Set(dashboards.map(({ id }) => id)),
        reports: new Set(reports.map(({ report }) => report.id)),
      }),
    rights: Object.fromEntries(entities.map((entity) => [entity.name, rightsFor(entity, access, model.statuses)])),
  };
  return { model: effective, readable, reports };
}

type Shown = Readonly<Record<'views' | 'dashboards' | 'reports', ReadonlySet<string>>>;

/** What modules are told may name fields that not everybody knows of; images have addresses of their own. */
function appFor(
  { moduleSettings: _told, outsideAddresses: _outside, logo: _logo, logoDark: _logoDark, day, ...app }: AppDefinition,
  isReadable: (name: string) => boolean,
  shown: Shown,
): AppDefinition {
  const lists = day?.filter((one) => shown.views.has(one.view)) ?? [];
  const navigation = app.navigation.flatMap((item) => navigationFor(item, isReadable, shown));
  return {
    ...app,
    ...(day && { day: lists as unknown as NonNullable<AppDefinition['day']> }),
    navigation: navigation as unknown as AppDefinition['navigation'],
  };
}

function entityFor(
  entity: EntityModel,
  access: Access,
  mayFilterBy: (filter: unknown, name: string) => boolean,
  isReadable: (name: string) => boolean,
  readableIds: (name: string) => ReadonlySet<string>,
): EntityModel {
  const ids = readableIds(entity.name);
  const namesOnly = namesOnlyOf(entity, access);
  return {
    ...entity,
    fields: entity.fields
      .filter((field) => ids.has(field.id))
      .map((field) => withoutHidden(field, FORMULAS, namesOnly))
      .map(({ filter, ...field }) =>
        filter && field.type !== 'roll-up' && mayFilterBy(filter, field.entity ?? '') ? { ...field, filter } : field,
      ),
    rules: entity.rules.filter((rule) => rule.fields.every((id) => ids.has(id)) && namesOnly(rule.check)),
    duplicates: entity.duplicates.filter((rule) => rule.fields.every((id) => ids.has(id))),
    ...(entity.timeline && {
      timeline: entity.timeline
        .filter((one) => isReadable(one.entity) && readableIds(one.entity).has(one.via))
        .map(({ at, ...one }) =>
          at !== undefined && (isSystemField(at) || readableIds(one.entity).has(at)) ? { ...one, at } : one,
        ),
    }),
    incoming: entity.incoming.filter(
      (one) => isReadable(one.entity) && access.entity(one.entity).readable.has(one.field),
    ),
  };
}

const isSystemField = (id: string): boolean => SYSTEM_FIELDS.some((field) => field.id === id);

const FORMULAS = ['visibleWhen', 'requiredWhen', 'readOnlyWhen', 'expression'] as const;
const SHOWN_WHEN = ['visibleWhen'] as const;

/** Whether a formula names only what the actor may read. */
const namesOnlyOf = (entity: EntityModel | undefined, access: Access): ((formula: string) => boolean) => {
  const hidden = (entity?.fields ?? [])
    .filter((field) => !access.entity(entity?.name ?? '').readable.has(field.name))
    .map((field) => field.name);
  if (hidden.length === 0) return () => true;
  return (formula) => {
    const named = fieldsOfExpression(formula);
    return !hidden.some((name) => named.has(name));
  };
};

/** Without the formulas that would tell of hidden fields. The server holds to them all the same. */
function withoutHidden<T extends object>(one: T, keys: readonly string[], namesOnly: (formula: string) => boolean): T {
  const isTold = ([key, value]: [string, unknown]): boolean =>
    !keys.includes(key) || typeof value !== 'string' || namesOnly(value);
  return Object.fromEntries(Object.entries(one).filter(isTold)) as T;
}

function formFor(
  form: FormDefinition,
  namesOnly: (formula: string) => boolean,
  readableIds: (name: string) => ReadonlySet<string>,
  isReadable: (name: string) => boolean,
): FormDefinition {
  const ids = readableIds(form.entity);
  const tabs = form.tabs.map((tab) => ({
    ...withoutHidden(tab, SHOWN_WHEN, namesOnly),
    ...(tab.sections && {
      sections: tab.sections
        .map((section) => ({
          ...withoutHidden(section, SHOWN_WHEN, namesOnly),
          fields: section.fields.filter((one) => ids.has(one.field)),
        }))
        .filter((section) => section.fields.length > 0),
    }),
    ...(tab.related && {
      related: tab.related.filter((one) => isReadable(one.entity) && readableIds(one.entity).has(one.via)),
    }),
  }));
  const shown = tabs.filter((tab) => (tab.sections?.length ?? 0) > 0 || (tab.related?.length ?? 0) > 0);
  return {
    ...form,
    ...(form.keyFacts && { keyFacts: form.keyFacts.filter((id) => ids.has(id)) }),
    tabs: shown as unknown as FormDefinition['tabs'],
  };
}

function navigationFor(item: NavigationItem, isReadable: (name: string) => boolean, shown: Shown): NavigationItem[] {
  if (item.entity !== undefined && !isReadable(item.entity)) return [];
  if (item.dashboard !== undefined && !shown.dashboards.has(item.dashboard)) return [];
  if (item.report !== undefined && !shown.reports.has(item.report)) return [];
  if (!item.children) return [item];
  const children = item.children.flatMap((child) => navigationFor(child, isReadable, shown));
  return children.length === 0
    ? []
    : [{ ...item, children: children as unknown as NonNullable<NavigationItem['children']> }];
}

const ACTIONS: readonly EntityAction[] = ['read', 'create', 'update', 'delete', 'purge', 'transition'];

function rightsFor(entity: EntityModel, access: Access, statuses: RuntimeModel['model']['statuses']): EntityRights {
  const rights = access.entity(entity.name);
  const status = Object.values(statuses).find((one) => one.entity === entity.name);
  const events = status?.transitions.map((one) => one.id) ?? [];
  const open = events.filter((event) => rights.transitionRows(event) !== 'none');
  return {
    actions: ACTIONS.filter((action) => rights.rows[action] !== 'none'),
    readOnlyFields: entity.fields
      .filter((field) => rights.readable.has(field.name) && !rights.updatable.has(field.name))
      .map((field) => field.name),
    transitions: open.length === events.length ? null : open,
  };
}

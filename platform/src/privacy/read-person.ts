import type { Language } from '@leitwerk/metadata/shown-type';
import { formatValue } from '@leitwerk/metadata/shown-types';
import type {
  WireAccessPage,
  WirePerson,
  WirePersonalRecord,
  WirePersonOverview,
  WirePrivacyCategory,
} from '@leitwerk/metadata/wire/privacy';
import { messageOf } from '../messages.ts';
import { readTitles, readTitlesOf } from '../query/read-titles.ts';
import { runQuery } from '../query/run-query.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { listAccess } from './access-log.ts';
import type { Person } from './find-subject.ts';
import { findSubject } from './find-subject.ts';
import { openHolds } from './legal-holds.ts';
import type { Personal } from './personal-model.ts';
import { personalOf, personEntity, readingAll } from './personal-model.ts';
import type { Planned } from './plan-erasure.ts';
import { planErasure } from './plan-erasure.ts';
import { listPrivacyEvents } from './privacy-events.ts';
import { restrictedOf } from './restrictions.ts';

const MOST_FOUND = 20;
/** Records that are told of each category. */
const MOST_TOLD = 200;

/** Persons that words find, restricted ones too, as far as the asker may read them. */
export async function findPersons(database: Queryable, search: string, given: Context): Promise<readonly WirePerson[]> {
  const context = readingAll(given);
  const persons: WirePerson[] = [];
  for (const { entry, entity } of personalOf(context.model).values()) {
    if (!entry.person || context.access.entity(entity.entity.name).rows.read === 'none') continue;
    const title = entity.titleField.field.name;
    if (!context.access.entity(entity.entity.name).readable.has(title)) continue;
    const { items } = await runQuery(
      database,
      entity.entity.name,
      { ...(search !== '' && { search }), fields: [title], limit: MOST_FOUND },
      context,
    );
    for (const text of items) {
      const record = JSON.parse(text) as Record<string, unknown>;
      const person = { entity: entity.entity.name, id: String(record['id']) };
      persons.push(await wirePerson(database, person, titleOf(record[title])));
    }
  }
  return persons;
}

const titleOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

async function wirePerson(database: Queryable, person: Person, title: string | null): Promise<WirePerson> {
  const restricted = await restrictedOf(database, person);
  return {
    ...person,
    title,
    isRestricted: restricted.has(person.id),
    isHeld: (await openHolds(database, [person.id])).length > 0,
  };
}

/** 404 for what is no person, or none that the asker may read. */
export async function mustBePerson(database: Queryable, person: Person, given: Context): Promise<Personal> {
  const personal = personEntity(given.model, person.entity);
  const context = readingAll(given);
  const query = { filter: { id: { in: [person.id] } }, fields: ['id'], limit: 1 };
  const { items } = await runQuery(database, person.entity, query, context);
  return items.length > 0 ? personal : refuse(404, 'record.not-found', { params: { entity: person.entity } });
}

/** What is kept about a person, why and until when, and what an erasure would do now. */
export async function readPerson(
  database: Queryable,
  person: Person,
  language: Language,
  given: Context,
): Promise<WirePersonOverview> {
  const context = readingAll(given);
  const personal = await mustBePerson(database, person, given);
  const plan = await planErasure(database, person, context);
  const titles = await titlesOf(database, plan.planned, context);
  const [hold] = await openHolds(database, [person.id]);
  const events = await listPrivacyEvents(database, person);
  const people = await peopleOf(database, [...events.map(({ by }) => by), ...(hold ? [hold.by] : [])], context);
  const categories: WirePrivacyCategory[] = [];
  for (const category of context.model.model.dataCategories) {
    const own = plan.planned.filter(({ record }) => record.personal.category === category);
    if (own.length === 0) continue;
    categories.push({
      id: category.id,
      label: category.label,
      purpose: category.purpose,
      legalBasis: category.legalBasis,
      count: own.length,
      counts: countsOf(own),
      until: own
        .map(({ until }) => until)
        .reduce((last, one) => (String(one ?? '') > String(last ?? '') ? one : last), null),
      entities: [...Map.groupBy(own, ({ record }) => record.personal.entity.entity)].map(([entity, list]) => ({
        entity: entity.name,
        label: entity.labelPlural,
        count: list.length,
      })),
      records: own.slice(0, MOST_TOLD).map((one) => wireRecord(one, titles, language)),
      evidence: category.legalBasis === 'consent' ? await readEvidence(database, own, titles, language, context) : [],
    });
  }
  const requested = await restrictedOf(database, person);
  const title = await readTitles(database, personal.entity, new Set([person.id]), context);
  return {
    person: await wirePerson(database, person, title.get(person.id) ?? null),
    hold: hold ? { reason: hold.reason, at: hold.at, by: reference(hold.by, people) } : null,
    isRequested: [...requested.values()].includes('request'),
    count: plan.planned.length,
    counts: countsOf(plan.planned),
    categories,
    mentions: plan.mentions.length,
    events: events.map(({ by, ...event }) => ({ ...event, by: reference(by, people) })),
  };
}

const countsOf = (planned: readonly Planned[]): WirePersonOverview['counts'] =>
  Object.fromEntries(
    [...Map.groupBy(planned, ({ outcome }) => outcome)].map(([outcome, list]) => [outcome, list.length]),
  );

export async function titlesOf(
  database: Queryable,
  planned: readonly Planned[],
  context: Context,
): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>();
  for (const [entity, list] of Map.groupBy(planned, ({ record }) => record.personal.entity))
    for (const [id, title] of await readTitles(database, entity, new Set(list.map(({ record }) => record.id)), context))
      titles.set(id, title);
  return titles;
}

function wireRecord(one: Planned, titles: ReadonlyMap<string, string>, language: Language): WirePersonalRecord {
  const { record, outcome, until } = one;
  return {
    entity: record.personal.entity.entity.name,
    id: record.id,
    title: titles.get(record.id) ?? null,
    outcome,
    until,
    reason: reasonOf(one, titles, language),
    isInBin: record.isInBin,
  };
}

/** Why a record is not erased now. */
export function reasonOf({ because }: Planned, titles: ReadonlyMap<string, string>, language: Language): string | null {
  switch (because?.is) {
    case 'rule':
      return because.source[language];
    case 'referred': {
      const { entity } = because.by.personal.entity;
      const params = { entity: entity.label, title: titles.get(because.by.id) ?? '' };
      return messageOf({ code: 'privacy.referred', params }, language).trim();
    }
    case 'used':
      return messageOf({ code: 'privacy.used', params: { entity: because.entity } }, language);
    case 'hold':
      return messageOf({ code: 'privacy.on-hold' }, language);
    default:
      return null;
  }
}

async function readEvidence(
  database: Queryable,
  planned: readonly Planned[],
  titles: ReadonlyMap<string, string>,
  language: Language,
  context: Context,
): Promise<WirePrivacyCategory['evidence']> {
  const evidence: WirePrivacyCategory['evidence'][number][] = [];
  for (const [entity, list] of Map.groupBy(planned, ({ record }) => record.personal.entity)) {
    const { readable, rows } = context.access.entity(entity.entity.name);
    if (rows.read === 'none') continue;
    const fields = entity.entity.fields.filter(
      ({ name, id }) => readable.has(name) && id !== entity.titleField.field.id,
    );
    const ids = list.slice(0, MOST_TOLD).map(({ record }) => record.id);
    const expand = fields.filter((field) => field.type === 'reference').map(({ name }) => name);
    const { items } = await runQuery(
      database,
      entity.entity.name,
      { filter: { id: { in: ids } }, fields: fields.map(({ name }) => name), expand, limit: MOST_TOLD },
      context,
    );
    for (const text of items) {
      const record = JSON.parse(text) as Record<string, unknown>;
      const facts = fields.flatMap((field) => {
        const value = record[field.name];
        const shown = isReference(value) ? (value.title ?? '') : formatValue(value, field, language);
        return shown === '' ? [] : [{ label: field.label[language], value: shown }];
      });
      const id = String(record['id']);
      evidence.push({ entity: entity.entity.name, id, title: titles.get(id) ?? null, facts });
    }
  }
  return evidence;
}

const isReference = (value: unknown): value is { readonly title: string | null } =>
  typeof value === 'object' && value !== null && 'title' in value;

const reference = (id: string, people: ReadonlyMap<string, string>) => ({ id, title: people.get(id) ?? null });

async function peopleOf(database: Queryable, ids: readonly string[], context: Context) {
  const user = context.model.entities.get('user');
  return user ? readTitles(database, user, new Set(ids), context) : new Map<string, string>();
}

const PAGE = 100;

/** Who has seen what of a person, newest first. */
export async function readAccess(
  database: Queryable,
  person: Person,
  before: number | undefined,
  language: Language,
  given: Context,
): Promise<WireAccessPage> {
  const context = readingAll(given);
  await mustBePerson(database, person, given);
  const found = await findSubject(database, person, context);
  const entries = await listAccess(database, [...found.keys()], {
    limit: PAGE + 1,
    ...(before !== undefined && { before }),
  });
  const page = entries.slice(0, PAGE);
  const people = await peopleOf(
    database,
    page.map(({ actor }) => actor),
    context,
  );
  const entityOf = (id: string) => [...context.model.entities.values()].find((one) => one.entity.id === id);
  const titles = await readTitlesOf(
    database,
    page.map((one) => [entityOf(one.entity)?.entity.name ?? '', one.recordId] as const),
    context,
  );
  return {
    items: page.map(({ id, at, actor, entity: entityId, recordId, fields, via }) => {
      const entity = entityOf(entityId);
      const name = entity?.entity.name ?? null;
      const labels = new Map(entity?.entity.fields.map((field) => [field.id, field.label[language]]));
      return {
        id,
        at,
        by: reference(actor, people),
        entity: name,
        recordId,
        title: titles.get(`${name}/${recordId}`) ?? null,
        fields: fields.map((field) => labels.get(field) ?? field),
        via,
      };
    }),
    next: entries.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}

import type { EntityModel } from '@leitwerk/metadata/model';
import type { ModuleContext, ModuleSettings } from '@leitwerk/platform/module/module-reach';
import type { Entry } from './entry.ts';
import { BY_KEYS, ENTRY, isInForce, RELEASE } from './entry.ts';
import { factsOf, keysOfFacts } from './facts.ts';
import type { Candidate, Moment } from './match-entry.ts';
import { fieldOfMatch } from './match-entry.ts';
import { readAll, readByValues } from './read-all.ts';
import { checkOf } from './settings.ts';

type Values = Readonly<Record<string, unknown>>;

/** A record to be looked at, as it is or as it is to become. */
export type Subject = { readonly id: string; readonly entity: string; readonly values: Values };

/** Why a record is held: an entry fits it, or a record that it refers to. */
export type Match = {
  readonly entry: Entry;
  /** The field of the record by which the entry fits, or by which the other record is referred to; '' for a condition. */
  readonly field: string;
  /** The record that the entry fits. */
  readonly recordId: string;
  readonly release: Release | null;
};

export type Release = { readonly reason: string; readonly createdAt: string; readonly createdBy: unknown };

/** What is needed to look for matches; whose rights apply is decided by `list`. */
export type Reach = Moment & {
  readonly settings: ModuleSettings;
  readonly list: ModuleContext['list'];
  readonly entity: (name: string) => EntityModel | null;
  /** Whether entries may be looked for by this field of theirs. */
  readonly mayRead: (field: string) => boolean;
};

type Look = Candidate & { readonly subject: Subject; readonly field: string | null; readonly id: string };

/** Matches of each subject, in a few statements for all of them. */
export async function findMatches(
  subjects: readonly Subject[],
  reach: Reach,
): Promise<ReadonlyMap<Subject, readonly Match[]>> {
  const looks = [
    ...subjects.flatMap((subject) => lookAt(subject, subject, null, reach)),
    ...(await looksThrough(subjects, reach)),
  ];
  const entries = await readEntries(looks, reach);
  const found: { readonly look: Look; readonly entry: Entry; readonly field: string }[] = [];
  for (const look of looks)
    for (const entry of entries) {
      const field = await fieldOfMatch(entry, look, reach);
      if (field !== null) found.push({ look, entry, field: look.field ?? field });
    }
  const releases = await readReleases(
    found.flatMap(({ look }) => [look.id, look.subject.id]),
    reach,
  );
  const result = new Map<Subject, Match[]>(subjects.map((subject) => [subject, []]));
  for (const { look, entry, field } of found) {
    // Either the record is let go itself, or the one that it refers to.
    const release = releases.get(`${entry.id}/${look.subject.id}`) ?? releases.get(`${entry.id}/${look.id}`) ?? null;
    result.get(look.subject)?.push({ entry, field, recordId: look.id, release });
  }
  return result;
}

function lookAt(subject: Subject, record: Subject, field: string | null, { settings }: Reach): readonly Look[] {
  const check = checkOf(settings, record.entity);
  if (!check) return [];
  const { id, entity, values } = record;
  return [{ subject, id, entity, values, field, facts: factsOf(values, check) }];
}

/** Records that the subjects refer to and that are checked themselves. */
async function looksThrough(subjects: readonly Subject[], reach: Reach): Promise<readonly Look[]> {
  const mentions = subjects.flatMap((subject) =>
    (checkOf(reach.settings, subject.entity)?.through ?? []).flatMap((field) => {
      const target = reach.entity(subject.entity)?.fields.find((one) => one.name === field)?.entity;
      const id = subject.values[field];
      return target && typeof id === 'string' ? [{ subject, field, target, id: id.toLowerCase() }] : [];
    }),
  );
  const looks: Look[] = [];
  for (const [target, group] of Map.groupBy(mentions, (one) => one.target)) {
    const records = await readByValues(
      reach.list,
      target,
      'id',
      group.map((one) => one.id),
    );
    const byId = new Map(records.map((record) => [String(record['id']), record]));
    for (const { subject, field, id } of group) {
      const values = byId.get(id);
      if (values) looks.push(...lookAt(subject, { id, entity: target, values }, field, reach));
    }
  }
  return looks;
}

/** Entries in force that could fit one of the candidates. */
async function readEntries(looks: readonly Look[], { list, today, mayRead }: Reach): Promise<readonly Entry[]> {
  const entities = [...new Set(looks.map((look) => look.entity))];
  if (entities.length === 0) return [];
  const by = async (field: string, values: readonly string[]) =>
    mayRead(field) ? readByValues(list, ENTRY, field, values) : [];
  const { sounds, starts, streets, ibans } = keysOfFacts(looks.map((look) => look.facts));
  const found = [
    await by('nameSound', sounds),
    await by('nameStart', starts),
    await by('streetKey', streets),
    await by('ibanKey', ibans),
    await readAll(list, ENTRY, { active: true, kind: { notIn: BY_KEYS }, target: { in: entities } }),
  ].flat() as unknown as readonly Entry[];
  const inForce = found.filter((entry) => isInForce(entry, today));
  return [...new Map(inForce.map((entry) => [entry.id, entry])).values()];
}

async function readReleases(ids: readonly string[], { list }: Reach): Promise<ReadonlyMap<string, Release>> {
  const records = await readByValues(list, RELEASE, 'recordId', ids);
  return new Map(
    records.map((one) => [`${String(one['entry'])}/${String(one['recordId'])}`, one as unknown as Release]),
  );
}

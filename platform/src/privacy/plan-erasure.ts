import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import sql, { raw } from 'sql-template-tag';
import type { EntityRuntime, StoredField } from '../model/runtime-model.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { linkTableOf, quoted } from '../storage/table-names.ts';
import type { Person, SubjectRecord } from './find-subject.ts';
import { findSubject } from './find-subject.ts';
import { openHolds } from './legal-holds.ts';
import { retentionEnd } from './retention-end.ts';

/**
 * What becomes of a record when its person asks for erasure: `delete` now, `restrict` until a period that the law sets has ended,
 * `keep` because it is in use, `hold` because of a legal hold.
 */
export type Outcome = 'delete' | 'restrict' | 'keep' | 'hold';

export type Planned = {
  readonly record: SubjectRecord;
  readonly outcome: Outcome;
  /** Last day; null for what is deleted now or kept without a date. */
  readonly until: string | null;
  /** Why it is not deleted now. */
  readonly because:
    | { readonly is: 'rule'; readonly source: Label }
    /** A record that stays refers to it. */
    | { readonly is: 'referred'; readonly by: SubjectRecord }
    /** Records that are not this person's refer to it and cannot let go. */
    | { readonly is: 'used'; readonly entity: Label }
    | { readonly is: 'hold' }
    | null;
};

/** A field of a record of somebody else that refers to what goes. */
export type Mention = { readonly entity: string; readonly field: string; readonly id: string; readonly target: string };

export type ErasurePlan = {
  /** What refers to others stands before them. */
  readonly planned: readonly Planned[];
  /** Let go of what goes. */
  readonly mentions: readonly Mention[];
  readonly isHeld: boolean;
  /** Persons whose hold counts. */
  readonly holders: readonly string[];
};

/** What would become of everything about a person today. Nothing is changed. */
export async function planErasure(database: Queryable, person: Person, context: Context): Promise<ErasurePlan> {
  const found = await findSubject(database, person, context);
  const holders = holdersOf(person, found);
  const isHeld = (await openHolds(database, holders)).length > 0;
  const planned = new Map([...found.values()].map((record) => [record.id, own(record, context.today)]));
  for (const one of planned.values()) spread(one, planned);
  const uses = await findUses(database, found, planned, context);
  for (const { target, label } of uses.locked) {
    const one = planned.get(target);
    if (one?.outcome !== 'delete') continue;
    const kept: Planned = { ...one, outcome: 'keep', because: { is: 'used', entity: label } };
    planned.set(target, kept);
    spread(kept, planned);
  }
  const all = inOrder([...planned.values()]);
  return {
    planned: isHeld ? all.map((one) => ({ ...one, outcome: 'hold', because: { is: 'hold' } })) : all,
    mentions: uses.mentions.filter(({ target }) => planned.get(target)?.outcome === 'delete'),
    isHeld,
    holders,
  };
}

/** Persons whose hold counts: this one, those among the records, and those to whom this one belongs. */
const holdersOf = (person: Person, found: ReadonlyMap<string, SubjectRecord>): readonly string[] => [
  person.id,
  ...(found.get(person.id)?.refersTo ?? []),
  ...[...found.values()].filter(({ personal }) => personal.entry.person).map(({ id }) => id),
];

function own(record: SubjectRecord, today: string): Planned {
  const { rule } = record;
  if (!rule) return { record, outcome: 'delete', until: null, because: null };
  const because = { is: 'rule', source: rule.source } as const;
  if (rule.unit === 'in-use') return { record, outcome: 'keep', until: null, because };
  const until = retentionEnd(rule, record.event);
  // A period that only says when to delete unasked keeps nothing that somebody asks to be deleted.
  return rule.obligation && until !== null && until >= today
    ? { record, outcome: 'restrict', until, because }
    : { record, outcome: 'delete', until: null, because: null };
}

const STRENGTH: Readonly<Record<Outcome, number>> = { delete: 0, restrict: 1, keep: 2, hold: 3 };

const isStronger = (one: Planned, other: Planned): boolean =>
  STRENGTH[one.outcome] > STRENGTH[other.outcome] ||
  (one.outcome === 'restrict' && other.outcome === 'restrict' && String(one.until) > String(other.until));

/** What a record refers to stays at least as long as it does: a contract without its customer proves nothing. */
function spread(from: Planned, planned: Map<string, Planned>): void {
  const waiting = [from];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if (one.outcome === 'delete') continue;
    for (const id of one.record.refersTo) {
      const target = planned.get(id);
      if (!target || !isStronger(one, target)) continue;
      const stronger: Planned = {
        ...target,
        outcome: one.outcome,
        until: one.until,
        because: { is: 'referred', by: one.record },
      };
      planned.set(id, stronger);
      waiting.push(stronger);
    }
  }
}

/** Records of others that refer to what would go: those that can let go, and those that cannot. */
async function findUses(
  database: Queryable,
  found: ReadonlyMap<string, SubjectRecord>,
  planned: ReadonlyMap<string, Planned>,
  context: Context,
): Promise<{
  readonly mentions: readonly Mention[];
  readonly locked: readonly { readonly target: string; readonly label: Label }[];
}> {
  const mentions: Mention[] = [];
  const locked: { target: string; label: Label }[] = [];
  const going = [...planned.values()].filter(({ outcome }) => outcome === 'delete');
  for (const [entity, list] of Map.groupBy(going, ({ record }) => record.personal.entity)) {
    const ids = list.map(({ record }) => record.id);
    for (const { entity: name, field } of entity.entity.incoming) {
      const other = context.model.entities.get(name);
      const stored = other?.fields.get(field);
      if (!other || !stored) continue;
      for (const use of await readUses(database, other, stored, ids)) {
        if (found.has(use.id)) continue;
        if (stored.column && (stored.field.required || use.bin))
          locked.push({ target: use.target, label: other.entity.labelPlural });
        else mentions.push({ entity: name, field, id: use.id, target: use.target });
      }
    }
  }
  return { mentions, locked };
}

function readUses(database: Queryable, other: EntityRuntime, { field, column }: StoredField, ids: readonly string[]) {
  type Row = { readonly id: string; readonly target: string; readonly bin: boolean };
  const list = sql`${[...ids]}::uuid[]`;
  if (column) {
    const own = raw(`o.${quoted(column)}`);
    return database.query<Row>(
      sql`select o.id, ${own} as target, o.deleted_at is not null as bin from ${raw(other.table)} o where ${own} = any(${list})`,
    );
  }
  // Links of what is in the bin go with their ends.
  return database.query<Row>(sql`
    select o.id, k.target_id as target, false as bin from ${raw(linkTableOf(other.entity.id, field.id))} k
    join ${raw(other.table)} o on o.id = k.source_id where k.target_id = any(${list}) and o.deleted_at is null`);
}

/** What refers to others first, so that nothing that goes is still in use; records that refer to each other in a circle come last. */
function inOrder(planned: readonly Planned[]): readonly Planned[] {
  const byId = new Map(planned.map((one) => [one.record.id, one]));
  const referred = new Map<string, number>();
  const targets = ({ record }: Planned) =>
    [...new Set(record.refersTo)].filter((id) => byId.has(id) && id !== record.id);
  for (const one of planned) for (const id of targets(one)) referred.set(id, (referred.get(id) ?? 0) + 1);
  const ready = planned.filter((one) => !referred.get(one.record.id));
  const result: Planned[] = [];
  for (let one = ready.shift(); one; one = ready.shift()) {
    result.push(one);
    for (const id of targets(one)) {
      const left = (referred.get(id) ?? 0) - 1;
      referred.set(id, left);
      const target = byId.get(id);
      if (left === 0 && target) ready.push(target);
    }
  }
  const done = new Set(result);
  return [...result, ...planned.filter((one) => !done.has(one))];
}

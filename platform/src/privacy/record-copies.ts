import type { Language } from '@leitwerk/metadata/shown-type';
import sql, { raw } from 'sql-template-tag';
import type { Command } from '../command/command.ts';
import { refusalIn, runCommands } from '../command/run-commands.ts';
import type { EntityRuntime } from '../model/runtime-model.ts';
import type { RecordCopies } from '../module/module.ts';
import { settingsOf } from '../module/module-settings.ts';
import { runQuery } from '../query/run-query.ts';
import { Refused } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Database, Queryable, Transaction } from '../storage/database.ts';
import { within } from '../storage/database.ts';
import { quoted } from '../storage/table-names.ts';
import { asPlatform } from './personal-model.ts';
import { removeTraces } from './remove-traces.ts';

/** Something that a module keeps of a person's records, as it came or went. */
export type ReportedCopy = {
  readonly entity: string;
  readonly label: string;
  readonly id: string;
  readonly at: string;
  readonly title: string | null;
  readonly values: Readonly<Record<string, unknown>>;
};

type Kept = RecordCopies & { readonly of: EntityRuntime; readonly most: number };

const PAGE = 500;
const DAY_MS = 86_400_000;

function copiesOf({ model }: Context): readonly Kept[] {
  return model.modules.flatMap(({ name, copies }) =>
    (copies ?? []).flatMap((one) => {
      const of = model.entities.get(one.entity);
      return of ? [{ ...one, of, most: one.days(settingsOf(model.model, name)) }] : [];
    }),
  );
}

/** Ids of what a module keeps of these records. */
async function idsOfCopies(
  database: Queryable,
  { of, records }: Kept,
  ids: readonly string[],
): Promise<readonly string[]> {
  const column = records === undefined ? null : of.fields.get(records)?.column;
  if (!column || ids.length === 0) return [];
  const rows = await database.query<{ id: string }>(sql`
    select distinct t.id from unnest(${[...ids]}::uuid[]) as gone (id)
    join ${raw(of.table)} t on t.${raw(quoted(column))} @> jsonb_build_array(jsonb_build_object('id', gone.id::text)) order by t.id`);
  return rows.map(({ id }) => id);
}

/**
 * What modules keep of these records, as far as the asker may read it, piece by piece.
 * @returns how many there are that he may not read
 */
export async function* readCopies(
  database: Queryable,
  ids: readonly string[],
  language: Language,
  context: Context,
): AsyncGenerator<ReportedCopy, number> {
  let withheld = 0;
  for (const kept of copiesOf(context)) {
    const { entity, titleField } = kept.of;
    const found = await idsOfCopies(database, kept, ids);
    if (found.length === 0) continue;
    const { readable, rows } = context.access.entity(entity.name);
    const title = titleField.field.name;
    const fields = [...new Set(['createdAt', title, ...kept.fields])].filter((name) => readable.has(name));
    for (let at = 0; at < found.length; at += PAGE) {
      const page = found.slice(at, at + PAGE);
      const query = { filter: { id: { in: page } }, fields, limit: PAGE };
      const items = rows.read === 'none' ? [] : (await runQuery(database, entity.name, query, context)).items;
      withheld += page.length - items.length;
      for (const text of items) {
        const { id, createdAt, [title]: own, ...values } = JSON.parse(text) as Record<string, unknown>;
        yield {
          entity: entity.name,
          label: entity.label[language],
          id: String(id),
          at: String(createdAt),
          title: typeof own === 'string' ? own : null,
          values: Object.fromEntries(kept.fields.filter((name) => name in values).map((name) => [name, values[name]])),
        };
      }
    }
  }
  return withheld;
}

/** Lets modules forget what they keep of records that go, in the same transaction. That something came or went stays. */
export async function forgetCopies(tx: Transaction, gone: readonly string[], context: Context): Promise<void> {
  for (const kept of copiesOf(context)) await emptyCopies(tx, kept, await idsOfCopies(tx, kept, gone), context);
}

/** Every night: what modules keep beside records goes when its time is over. */
export async function forgetOldCopies(database: Database, given: Context): Promise<void> {
  const context = asPlatform(given);
  for (const kept of copiesOf(context)) {
    const before = new Date(Date.parse(context.now) - kept.most * DAY_MS).toISOString();
    const filter = {
      createdAt: { lt: before },
      or: kept.fields.map((field) => ({ [field]: { isNull: false } })),
      ...(kept.settled && { and: [kept.settled] }),
    };
    let after: string | undefined;
    do {
      // Goes on behind what was emptied before: the older ones are not looked through again.
      const query = { filter, fields: ['id'], sort: ['createdAt'], limit: PAGE, ...(after !== undefined && { after }) };
      const { items, next } = await runQuery(database, kept.of.entity.name, query, context);
      const ids = items.map((text) => String((JSON.parse(text) as { readonly id: string }).id));
      await database.transaction((tx) => emptyCopies(tx, kept, ids, context));
      after = next ?? undefined;
    } while (after !== undefined);
  }
}

async function emptyCopies(
  tx: Transaction,
  { of, fields }: Kept,
  ids: readonly string[],
  context: Context,
): Promise<void> {
  if (ids.length === 0) return;
  const values = Object.fromEntries(fields.map((name) => [name, null]));
  const commands = ids.map((id): Command => ({ action: 'update', entity: of.entity.name, id, values }));
  const refusal = refusalIn(await runCommands(within(tx), commands, context, { atomic: true, withoutRecords: true }));
  // Nothing may be taken for gone that is still there.
  if (refusal) throw new Refused(refusal);
  const files = fields.flatMap((name) => {
    const field = of.fields.get(name)?.field;
    return field?.type === 'file' ? [field.id] : [];
  });
  // A file that a field lets go of stays as a former version otherwise.
  if (files.length > 0)
    await tx.query(sql`
      delete from leitwerk.file where record_id = any(${[...ids]}::uuid[]) and entity = ${of.entity.id} and field = any(${files}::text[])`);
  await removeTraces(tx, ids);
}

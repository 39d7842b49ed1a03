import type { Issue } from '@leitwerk/metadata/issue';
import sql from 'sql-template-tag';
import { messageOf } from '../messages.ts';
import type { EntityRuntime } from '../model/runtime-model.ts';
import { newId } from '../new-id.ts';
import { readTitles } from '../query/read-titles.ts';
import type { Refusal } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Database, Transaction } from '../storage/database.ts';
import type { Command, CommandDone, CommandResult, Values } from './command.ts';
import { findReferences, planMoves } from './find-moves.ts';
import { runCommands } from './run-commands.ts';

export type MergeRequest = {
  readonly entity: EntityRuntime;
  readonly survivor: string;
  readonly version?: number;
  readonly other: string;
  readonly otherVersion?: number;
  /** What the survivor is to have of the other one's values, as a merge patch. */
  readonly values: Values;
};

export type MergeDone = { readonly id: string; readonly moved: number; readonly survivor: CommandDone };

/**
 * Makes one record of two, in one transaction of ordinary commands: whatever refers to the other record refers to the survivor
 * afterwards, the survivor takes the chosen values, the other record goes to the bin. Each command is judged by the actor's
 * rights; one refusal undoes everything and is told with its record.
 */
export async function mergeRecords(
  database: Database,
  request: MergeRequest,
  context: Context,
  andThen?: (tx: Transaction, done: MergeDone) => Promise<void>,
): Promise<MergeDone> {
  const { entity, survivor, other } = request;
  if (survivor === other) refuse(422, 'merge.itself');
  const name = entity.entity.name;
  const id = newId();
  const references = await findReferences(database, entity, other, context);
  const moves = await planMoves(database, references, { from: other, to: survivor }, context);
  const cause = { kind: 'merge', id, isMove: false } as const;
  const own = moves.find((move) => move.entity === name && move.id === survivor);
  const version = versionOf(request.version);
  const commands: readonly Command[] = [
    ...moves.map(
      (move): Command => ({
        action: 'update',
        ...move,
        cause: { ...cause, isMove: true },
        ...(move === own && version),
      }),
    ),
    // First, so that the survivor may take a value that only one record may have.
    { action: 'delete', entity: name, id: other, cause, ...versionOf(request.otherVersion) },
    { action: 'update', entity: name, id: survivor, values: request.values, cause, ...(!own && version) },
  ];
  const moved = moves.length - (own ? 1 : 0);
  const results = await runCommands(database, commands, context, {
    atomic: true,
    andThen: async (tx, done) => {
      const changed = commands
        .map((command, index) => changedBy(command, done[index], context))
        // The survivor may be written twice: its last version counts.
        .filter((one, index, all) => all.findLastIndex(({ id }) => id === one.id) === index);
      await tx.query(sql`
        insert into leitwerk.merge (id, entity, survivor_id, other_id, actor, changed)
        values (${id}::uuid, ${entity.entity.id}, ${survivor}::uuid, ${other}::uuid, ${context.actor.id}::uuid, ${JSON.stringify(changed)}::jsonb)`);
      await andThen?.(tx, { id, moved, survivor: doneOf(done.at(-1)) });
    },
  });
  await refuseParts(database, commands, results, context);
  return { id, moved, survivor: doneOf(results.at(-1)) };
}

const versionOf = (version: number | undefined): { readonly version?: number } =>
  version === undefined ? {} : { version };

function doneOf(result: CommandResult | undefined): CommandDone {
  if (!result || 'refusal' in result) throw new Error('a merge without a refusal has an answer for every command');
  return result.done;
}

/** A record that a merge wrote, by the ids that never change. */
export type Changed = { readonly entity: string; readonly id: string; readonly version: number };

function changedBy(command: Command, result: CommandResult | undefined, context: Context): Changed {
  const { id, version } = doneOf(result);
  return { entity: context.model.entities.get(command.entity)?.entity.id ?? command.entity, id, version };
}

const MOST_TOLD = 50;
/** Told by the answer's own status, because the screen knows what to do about it. */
const OWN_ANSWER: ReadonlySet<string> = new Set(['record.changed-meanwhile']);

/** Ends with what stands against it, record by record; what the actor cannot see is counted only. */
export async function refuseParts(
  database: Database,
  commands: readonly Command[],
  results: readonly CommandResult[],
  context: Context,
): Promise<void> {
  const refused = results.flatMap((result, index) => {
    const command = commands[index];
    return command && 'refusal' in result && result.refusal.code !== 'batch.undone'
      ? [{ command, refusal: result.refusal }]
      : [];
  });
  const [first] = refused;
  if (!first) return;
  const own = refused.find(({ refusal }) => OWN_ANSWER.has(refusal.code));
  if (own) refuse(own.refusal.status, own.refusal.code, own.refusal);
  const issues: Issue[] = [];
  for (const [name, group] of Map.groupBy(refused, ({ command }) => command.entity)) {
    const entity = context.model.entities.get(name);
    if (!entity) continue;
    const ids = new Set(group.flatMap(({ command }) => ('id' in command ? [command.id] : [])));
    const titles = await readTitles(database, entity, ids, context);
    const seen = group.filter(({ command }) => 'id' in command && titles.has(command.id));
    for (const { command, refusal } of seen.slice(0, MOST_TOLD))
      issues.push(...partIssues(entity, 'id' in command ? command.id : '', titles, refusal));
    if (seen.length < group.length)
      issues.push({
        path: name,
        code: 'merge.hidden',
        params: { entity: entity.entity.labelPlural, count: group.length - seen.length },
      });
  }
  refuse(first.refusal.status === 422 ? 422 : first.refusal.status === 403 ? 403 : 409, 'merge.refused', { issues });
}

/** What was wrong with one record, at its fields where it is told so. */
function partIssues(
  { entity }: EntityRuntime,
  id: string,
  titles: ReadonlyMap<string, string>,
  refusal: Refusal,
): readonly Issue[] {
  const part = (path: string, issue: Pick<Issue, 'code' | 'params'>): Issue => ({
    path,
    code: 'merge.part',
    params: { entity: entity.label, title: titles.get(id) ?? '', reason: reasonOf(issue) },
  });
  if (!refusal.issues) return [part(`${entity.name}.${id}`, refusal)];
  return refusal.issues.map((issue) => part(`${entity.name}.${id}.${issue.path}`, issue));
}

const reasonOf = (issue: Pick<Issue, 'code' | 'params'>) => ({
  de: messageOf(issue, 'de'),
  en: messageOf(issue, 'en'),
});

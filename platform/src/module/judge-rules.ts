import type { Issue } from '@leitwerk/metadata/issue';
import type { WireRecord } from '@leitwerk/metadata/wire';
import sql, { raw } from 'sql-template-tag';
import type { Work } from '../command/work.ts';
import { runQuery } from '../query/run-query.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import type { Context } from '../rights/context.ts';
import type { Transaction } from '../storage/database.ts';
import type { Judge, Judged, Rule, RuleMoment, RuleReach } from './module.ts';
import type { ModuleSettings } from './module-reach.ts';

const MOMENTS: ReadonlySet<string> = new Set(['create', 'update', 'transition', 'delete', 'restore']);

const isMoment = (action: Work['command']['action']): action is RuleMoment => MOMENTS.has(action);

/**
 * What the rules of modules say of the drafts, one rule after the other over all of them. Their changes are put into the draft
 * like a caller's values: unknown fields and values of the wrong shape are the module's fault and throw.
 * @param works open ones of one entity
 * @returns issues that refuse a write
 */
export async function judgeRules(
  tx: Transaction,
  works: readonly Work[],
  context: Context,
): Promise<ReadonlyMap<Work, readonly Issue[]>> {
  const issues = new Map<Work, Issue[]>();
  for (const { rule, settings } of works[0]?.entity.moduleRules ?? []) {
    const concerned = works.filter(({ command }) => isMoment(command.action) && rule.on.includes(command.action));
    if (concerned.length === 0) continue;
    const judge = await judgeOf(rule, concerned.map(judgedOf), reachOf(tx, settings, context));
    for (const work of concerned) {
      const verdict = await judge(judgedOf(work));
      if (verdict.issues?.length) issues.set(work, [...(issues.get(work) ?? []), ...verdict.issues]);
      if (verdict.changes) applyChanges(work, rule.name, verdict.changes);
    }
  }
  return issues;
}

const judgeOf = async (rule: Rule, batch: readonly Judged[], reach: RuleReach): Promise<Judge> =>
  'prepare' in rule ? rule.prepare(batch, reach) : rule.judge;

const judgedOf = ({ id, entity, command, draft, before, rule }: Work): Judged => ({
  id,
  entity: entity.entity.name,
  moment: command.action as RuleMoment,
  ...(command.action === 'transition' && { event: command.event }),
  draft,
  before,
  now: rule.now,
  today: rule.today,
});

function applyChanges(work: Work, rule: string, changes: Readonly<Record<string, unknown>>): void {
  const decoded = work.entity.rules.decode(changes);
  const [wrong] = decoded.issues;
  if (wrong) throw new Error(`the rule ${rule} sets ${wrong.path} wrongly: ${wrong.code}`);
  Object.assign(work.draft, decoded.values);
}

function reachOf(tx: Transaction, settings: ModuleSettings, context: Context): RuleReach {
  const system: Context = { ...context, actor: SYSTEM_ACTOR, access: context.model.accessOf(SYSTEM_ACTOR) };
  return {
    settings,
    entity: (name) => context.model.entities.get(name)?.entity ?? null,
    list: async (entity, query) => {
      const page = await runQuery(tx, entity, query, system);
      return { ...page, items: page.items.map((text) => JSON.parse(text) as WireRecord) };
    },
    hold: async (name, ids) => {
      const table = context.model.entities.get(name)?.table;
      if (table === undefined || ids.length === 0) return;
      // In one order, so that two who hold the same ones do not wait for each other.
      await tx.query(sql`select 1 from ${raw(table)} where id = any(${[...ids]}::uuid[]) order by id for share`);
    },
    mayRead: (entity, field) => {
      const { rows, readable } = context.access.entity(entity);
      return rows.read === 'all' && readable.has(field);
    },
  };
}

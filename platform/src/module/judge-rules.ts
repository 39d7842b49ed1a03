import type { Issue } from '@leitwerk/metadata/issue';
import type { Work } from '../command/work.ts';
import type { RuleMoment } from './module.ts';

const MOMENTS: ReadonlySet<string> = new Set(['create', 'update', 'transition', 'delete', 'restore']);

const isMoment = (action: Work['command']['action']): action is RuleMoment => MOMENTS.has(action);

/**
 * What the rules of modules say of a draft. Their changes are put into it like a caller's values: unknown fields and values of
 * the wrong shape are the module's fault and throw. @returns issues that refuse the write
 */
export async function judgeRules(work: Work): Promise<readonly Issue[]> {
  const { action } = work.command;
  if (!isMoment(action)) return [];
  const issues: Issue[] = [];
  for (const rule of work.entity.moduleRules.filter((one) => one.on.includes(action))) {
    const verdict = await rule.judge({ draft: work.draft, before: work.before, today: work.rule.today });
    issues.push(...(verdict.issues ?? []));
    if (!verdict.changes) continue;
    const decoded = work.entity.rules.decode(verdict.changes);
    const [wrong] = decoded.issues;
    if (wrong) throw new Error(`the rule ${rule.name} sets ${wrong.path} wrongly: ${wrong.code}`);
    Object.assign(work.draft, decoded.values);
  }
  return issues;
}

import { messageOf } from '@leitwerk/metadata/messages';
import type { WireRecord } from '@leitwerk/metadata/wire';
import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import type { ModuleProgress, ModuleRun, ModuleRunKind } from '@leitwerk/platform/module/module-run';
import { idIn, readRecords, textIn } from '../read-records.ts';
import { tariffSettings } from '../settings.ts';
import { tariffIssue } from '../tariff-issue.ts';
import { recalculateContract } from './recalculate-contract.ts';
import type { RecalculationInput } from './recalculate-contracts.ts';
import { recalculationSettings } from './recalculate-contracts.ts';

/** Contracts of one step. */
const PAGE = 25;
/** Of one recalculation. */
const MOST = 100_000;
const LONGEST_PROBLEM = 500;

/**
 * Recalculates contracts a page at a time. Each becomes a line of the result, stored together with how far the run has come: killed
 * and begun again, it makes none twice. What cannot be calculated is a line as well, and says why.
 */
export const recalculationRun: ModuleRunKind = {
  label: { de: 'Neuberechnung von Verträgen', en: 'Recalculation of contracts' },
  step: async (run, context, step) => {
    const input = run.input as unknown as RecalculationInput;
    const page = await nextContracts(run, input, context);
    const settings = tariffSettings(context.settings('tariff'));
    const { contracts: names } = recalculationSettings(context.settings('tariff'));
    const reading = readOnce(context);
    const [priceSheet = null] =
      input.priceSheet === undefined
        ? []
        : await readRecords(reading, settings.priceSheets.entity, { id: input.priceSheet });
    const commands: RecordCommand[] = [];
    for (const contract of page.items) {
      const given = { keyDate: input.keyDate, priceSheet, settings, names };
      commands.push(lineOf(contract, await recalculateContract(contract, given, reading), input, context));
    }
    const isTooMany = page.next !== null && run.done + page.items.length >= MOST;
    await step.attempt(commands, (attempts, before): ModuleProgress => {
      const done = before.done + page.items.length + page.gone.length;
      const gone = page.gone.map((id) => ({
        position: done,
        recordId: id,
        title: id,
        issues: [tariffIssue('', 'tariff.contract-gone')],
      }));
      const refused = attempts.flatMap((attempt, at) => {
        const contract = page.items[at];
        if (!('issues' in attempt) || !contract) return [];
        const title = textIn(contract, names.title);
        return [{ position: before.done + at + 1, recordId: contract.id, title, issues: attempt.issues }];
      });
      const problems = [...refused, ...gone];
      const stop = { position: done, issues: [tariffIssue('', 'tariff.too-many-contracts', { most: MOST })] };
      return {
        cursor: { after: page.next },
        done,
        counts: {
          created: (before.counts['created'] ?? 0) + attempts.length - refused.length,
          refused: (before.counts['refused'] ?? 0) + problems.length,
        },
        problems: isTooMany ? [...problems, stop] : problems,
      };
    });
    return page.next !== null && !isTooMany;
  },
};

type Page = {
  readonly items: readonly WireRecord[];
  readonly next: string | null;
  /** Chosen contracts that are not there (any more) for who has begun it. */
  readonly gone: readonly string[];
};

/** Some contracts more, in the order in which they were chosen or the list has them. */
async function nextContracts(
  { cursor }: ModuleRun,
  { ids, filter, search }: RecalculationInput,
  context: ModuleContext,
): Promise<Page> {
  const { entity } = recalculationSettings(context.settings('tariff')).contracts;
  const after = cursor?.['after'];
  if (!ids) {
    const page = await context.list(entity, {
      limit: PAGE,
      ...(filter && { filter }),
      ...(search !== undefined && { search }),
      ...(typeof after === 'string' && { after }),
    });
    return { ...page, gone: [] };
  }
  const from = Number(after ?? 0);
  const some = ids.slice(from, from + PAGE);
  const { items } = await context.list(entity, { limit: PAGE, filter: { id: { in: some } } });
  const found = new Set(items.map(({ id }) => id));
  const gone = some.filter((id) => !found.has(id));
  return { items, next: from + PAGE < ids.length ? String(from + PAGE) : null, gone };
}

/** Contracts of one page ask much the same: levies, grid charges, price sheets. Each question is asked once. */
function readOnce(context: ModuleContext): ModuleContext {
  const known = new Map<string, ReturnType<ModuleContext['list']>>();
  return {
    ...context,
    list: (entity, query) => {
      const key = JSON.stringify([entity, query]);
      const found = known.get(key) ?? context.list(entity, query);
      known.set(key, found);
      return found;
    },
  };
}

function lineOf(
  contract: WireRecord,
  found: Awaited<ReturnType<typeof recalculateContract>>,
  { result }: RecalculationInput,
  context: ModuleContext,
): RecordCommand {
  const { contracts, line } = recalculationSettings(context.settings('tariff'));
  const { language } = context.actor;
  const shared = {
    [line.result]: result,
    [line.contract]: contract.id,
    [line.title]: textIn(contract, contracts.title),
    [line.consumption]: contract[contracts.consumption] ?? null,
    ...(line.customer !== undefined &&
      contracts.customer !== undefined && { [line.customer]: idIn(contract, contracts.customer) || null }),
  };
  const values =
    'issues' in found
      ? {
          // The same often stands against both prices.
          [line.problem]: [...new Set(found.issues.map((issue) => messageOf(issue, language)))]
            .join(' ')
            .slice(0, LONGEST_PROBLEM),
        }
      : {
          [line.oldPriceSheet]: found.oldSheet,
          [line.newPriceSheet]: found.newSheet,
          [line.oldCost]: found.oldCost,
          [line.newCost]: found.newCost,
          [line.difference]: found.difference,
          [line.percent]: found.percent,
          [line.oldShare]: found.oldShare,
          [line.newShare]: found.newShare,
          [line.shareDifference]: found.shareDifference,
        };
  return { action: 'create', entity: line.entity, values: { ...shared, ...values } };
}

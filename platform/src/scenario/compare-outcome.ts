import type { ScenarioStep } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import type { WireProcess } from '@leitwerk/metadata/wire/workflow';
import { agrees } from './agrees.ts';
import type { Outcome } from './outcome.ts';

type Expected = NonNullable<ScenarioStep['expect']>;

const isDone = (status: number): boolean => status < 400;

/**
 * What is different from what was expected; nothing when all is as it should be.
 * @param values the expected ones, resolved
 * @param effects the expected ones, resolved
 */
export function compareOutcome(
  outcome: Outcome,
  expected: Expected,
  values: Readonly<Record<string, unknown>>,
  effects: readonly unknown[],
): readonly Issue[] {
  const issues: Issue[] = [];
  const differ = (path: string, wanted: unknown, seen: unknown): void => {
    issues.push({ path, code: 'scenario.differs', params: { wanted: textOf(wanted), seen: textOf(seen) } });
  };
  const { status, code } = outcome;
  const asWanted = expected.status === undefined ? isDone(status) : status === expected.status;
  if (!asWanted) {
    differ('status', expected.status ?? 200, code === undefined ? status : `${status} ${code}`);
    return [...issues, ...(outcome.issues ?? [])];
  }
  if (expected.code !== undefined && code !== expected.code) differ('code', expected.code, code);
  for (const path of expected.issues ?? [])
    if (!outcome.issues?.some((issue) => issue.path === path))
      differ(
        'issues',
        path,
        outcome.issues?.map((issue) => issue.path),
      );
  for (const record of outcome.records ?? []) {
    for (const [name, wanted] of Object.entries(values))
      if (!agrees(wanted, record[name])) differ(`values.${name}`, wanted, record[name]);
    for (const name of expected.absent ?? [])
      if (Object.hasOwn(record, name)) differ(`absent.${name}`, undefined, record[name]);
  }
  if (expected.count !== undefined && outcome.count !== expected.count) differ('count', expected.count, outcome.count);
  // One that is there answers for one that is wanted.
  const left = [...(outcome.effects ?? [])];
  for (const [index, wanted] of effects.entries()) {
    const at = left.findIndex((one) => agrees(wanted, one));
    if (at < 0) differ(`items.${index}`, wanted, left);
    else left.splice(at, 1);
  }
  const offered = (outcome.transitions ?? []).map(({ id, possible }) => ({ event: id, possible }));
  return outcome.transitions ? [...issues, ...compareOffers(offered, expected)] : issues;
}

/** The same for where a process stands. @param process null when there is none that the actor may see */
export function compareProcess(process: WireProcess | null, expected: Expected): readonly Issue[] {
  const issues: Issue[] = [];
  const differ = (path: string, wanted: unknown, seen: unknown): void => {
    issues.push({ path, code: 'scenario.differs', params: { wanted: textOf(wanted), seen: textOf(seen) } });
  };
  const state = process?.state ?? 'none';
  if (expected.state !== undefined && expected.state !== state)
    differ('state', expected.state, process?.problem ? `${state}: ${process.problem}` : state);
  const paths = (process?.states ?? []).map(({ path }) => path);
  for (const one of expected.in ?? []) if (!paths.includes(one)) differ('in', one, paths);
  return [...issues, ...compareOffers(process?.events ?? [], expected)];
}

function compareOffers(
  offered: readonly { readonly event: string; readonly possible: boolean }[],
  expected: Expected,
): readonly Issue[] {
  const open = offered.flatMap((one) => (one.possible ? one.event : []));
  const params = (wanted: string) => ({ wanted, seen: textOf(open) });
  return [
    ...(expected.possible ?? [])
      .filter((event) => !open.includes(event))
      .map((event): Issue => ({ path: 'possible', code: 'scenario.differs', params: params(event) })),
    ...(expected.impossible ?? [])
      .filter((event) => open.includes(event))
      .map((event): Issue => ({ path: 'impossible', code: 'scenario.still-possible', params: params(event) })),
  ];
}

const textOf = (value: unknown): string => (value === undefined ? '–' : JSON.stringify(value));

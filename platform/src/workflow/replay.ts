import type { StateValue } from '@leitwerk/metadata/workflow/active-states';
import { activeStates } from '@leitwerk/metadata/workflow/active-states';
import type { Stand, Truth, WorkflowMachine } from '@leitwerk/metadata/workflow/make-machine';
import type { Trace } from '@leitwerk/metadata/workflow/ways';
import { BEGIN } from './advance.ts';
import type { Workflow } from './compile-workflow.ts';
import type { StoredStep } from './store-instances.ts';

type Kept = Pick<StoredStep, 'step' | 'event' | 'value' | 'truth'>;

/** The way that one step has taken, and where it began. */
export type Replayed = Trace & {
  /** Paths of the states in which it was before, none at the beginning. */
  readonly before: readonly string[];
};

const NOWHERE: Stand = { value: {}, history: {} };
const NOTHING: Trace = { ways: [], entered: [] };

/**
 * The ways that the steps of a process have taken, by number: worked out from the conditions as they were kept with each. Where a step
 * was none of the machine (a process put back by hand), what it entered is read from where it stood then.
 * @param steps in their order, from the first
 */
export function replay({ definition, machine }: Workflow, steps: readonly Kept[]): ReadonlyMap<number, Replayed> {
  const found = new Map<number, Replayed>();
  let stand: Stand | null = null;
  for (const { step, event, value, truth: kept } of steps) {
    const truth: Truth = new Map(Object.entries(kept));
    const before: readonly string[] = stand ? pathsOf(definition.machine, stand.value) : [];
    const isBegin: boolean = event === BEGIN;
    const next = standAfter(machine, isBegin ? null : (stand ?? NOWHERE), event, truth);
    const isAsKept = next !== null && sameValue(next.value, value);
    const trace = isAsKept ? machine.trace(isBegin ? null : stand, event, truth) : NOTHING;
    const after = pathsOf(definition.machine, value);
    const entered = isAsKept ? trace.entered : after.filter((path) => !before.includes(path));
    found.set(step, { ways: trace.ways, entered, before });
    stand = { value, history: (next ?? stand ?? NOWHERE).history };
  }
  return found;
}

/** Null when the event leads nowhere, as one that is none of this machine, or that was taken under a former definition. */
function standAfter(machine: WorkflowMachine, stand: Stand | null, event: string, truth: Truth): Stand | null {
  try {
    return (stand ? machine.step(stand, event, truth) : machine.begin(truth))?.stand ?? null;
  } catch {
    return null;
  }
}

const pathsOf = (machine: Workflow['definition']['machine'], value: StateValue): readonly string[] =>
  activeStates(machine, value).flatMap(({ path }) => (path.length > 0 ? [path.join('.')] : []));

const sameValue = (one: StateValue, other: StateValue): boolean => sorted(one) === sorted(other);

/** The database keeps keys in its own order. */
const sorted = (value: StateValue): string =>
  typeof value === 'string'
    ? JSON.stringify(value)
    : `{${Object.keys(value)
        .sort()
        .map((name) => `${name}:${sorted(value[name] ?? {})}`)
        .join()}}`;

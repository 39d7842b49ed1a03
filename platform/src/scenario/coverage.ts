import type { ScenarioStep } from '@leitwerk/metadata/generated/definitions.gen';
import type { Model } from '@leitwerk/metadata/model';
import type { WireCovered } from '@leitwerk/metadata/wire/scenario';
import { allStates } from '@leitwerk/metadata/workflow/active-states';
import { placesOf } from '@leitwerk/metadata/workflow/mark-transitions';
import sql, { raw } from 'sql-template-tag';
import type { Trace } from '../model/trace.ts';
import type { Actor } from '../rights/actor.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { columnOf, quoted } from '../storage/table-names.ts';
import { formsOf } from './forms-of.ts';

/** Written down while scenarios are played, by what the engine does and not by what their steps say. */
export type Coverage = {
  readonly trace: Trace;
  /** A step of somebody that was done. */
  readonly played: (step: ScenarioStep, actor: Actor) => void;
  /** Looks at what has become of the records, before they are gone. */
  readonly look: (sandbox: Sandbox) => Promise<void>;
  readonly report: () => readonly WireCovered[];
};

export function makeCoverage(model: Model): Coverage {
  const seen = new Set<string>();
  const see = (...parts: readonly string[]): void => void seen.add(parts.join(' '));
  return {
    trace: {
      step: (workflow, { taken, entered }) => {
        for (const place of taken) see('workflow', workflow, 'transitions', place);
        for (const path of entered) see('workflow', workflow, 'states', path);
      },
      // A rule is touched when it has refused something: one that lets everything pass would do so, too, if it were wrong.
      rules: (entity, broken) => {
        for (const rule of broken) see('entity', entity, 'rules', rule);
      },
    },
    played: (step, actor) => {
      for (const form of formsOf(step, actor, model)) see('form', form, 'forms', form);
    },
    look: (sandbox) => lookAtStatuses(sandbox, see),
    report: () =>
      itemsOf(model).map(({ kind, id, what, items }) => ({
        kind,
        id,
        what,
        all: items.length,
        missing: items.filter((item) => !seen.has([kind, id, what, item].join(' '))),
      })),
  };
}

type Items = Pick<WireCovered, 'kind' | 'id' | 'what'> & { readonly items: readonly string[] };

/** Everything that a scenario can touch. */
const itemsOf = (model: Model): readonly Items[] => [
  ...Object.values(model.statuses).flatMap(({ id, states, transitions }): Items[] => [
    { kind: 'contract-status', id, what: 'states', items: states.map((one) => one.id) },
    { kind: 'contract-status', id, what: 'transitions', items: transitions.map((one) => one.id) },
  ]),
  ...Object.values(model.workflows).flatMap(({ id, machine }): Items[] => [
    {
      kind: 'workflow',
      id,
      what: 'states',
      items: allStates(machine).flatMap(({ path, state }) =>
        path.length > 0 && state.type !== 'history' ? [path.join('.')] : [],
      ),
    },
    { kind: 'workflow', id, what: 'transitions', items: placesOf(machine) },
  ]),
  ...Object.values(model.entities).flatMap(({ name, rules }): Items[] =>
    rules.length === 0 ? [] : [{ kind: 'entity', id: name, what: 'rules', items: rules.map((rule) => rule.id) }],
  ),
  ...model.forms.map(({ id }): Items => ({ kind: 'form', id, what: 'forms', items: [id] })),
];

type Moved = { readonly event: string | null; readonly states: readonly (string | null)[] };

/** Which events have moved records of entities with a status, and through which states. */
async function lookAtStatuses(
  { storage, model, events }: Sandbox,
  see: (...parts: readonly string[]) => void,
): Promise<void> {
  for (const [name, list] of Map.groupBy(events(), ({ entity }) => entity)) {
    const entity = model.entities.get(name);
    const definition = entity?.machine?.definition;
    if (!entity || !definition) continue;
    const field = definition.field;
    const moves = await storage.query<Moved>(sql`
      select event, array[changes -> ${field} ->> 0, changes -> ${field} ->> 1] as states from leitwerk.history
      where id = any(${list.map((one) => one.event_id)}::uuid[])`);
    const now = await storage.query<{ state: string | null }>(sql`
      select distinct ${raw(quoted(columnOf(field)))} as state from ${raw(entity.table)}
      where id = any(${list.map((one) => one.record_id)}::uuid[])`);
    for (const { event } of moves) if (event !== null) see('contract-status', definition.id, 'transitions', event);
    for (const state of [...moves.flatMap(({ states }) => states), ...now.map((row) => row.state)])
      if (state !== null) see('contract-status', definition.id, 'states', state);
  }
}

import { compileExpression, isTrue } from '@leitwerk/metadata/expression';
import type { ContractStatusDefinition, StatusTransition } from '@leitwerk/metadata/generated/definitions.gen';
import type { EntityModel, FieldModel } from '@leitwerk/metadata/model';
import type { RuleContext } from '@leitwerk/metadata/record-rules';
import { createMachine, transition } from 'xstate';

/** One event of a contract status with its conditions compiled. */
export type StatusEvent = {
  readonly transition: StatusTransition;
  /** Fields that the event asks for, by name. */
  readonly input: readonly { readonly field: FieldModel; readonly required: boolean }[];
  /** Whether the guard lets the record (with the input applied) pass. */
  readonly allows: (record: Readonly<Record<string, unknown>>, context: RuleContext) => Promise<boolean>;
  /** Values that the event sets, by field name. */
  readonly set: (context: RuleContext) => Record<string, unknown>;
};

export type StatusMachine = {
  readonly definition: ContractStatusDefinition;
  readonly field: FieldModel;
  readonly events: ReadonlyMap<string, StatusEvent>;
  /** Where the event leads from this state; null when it is not possible there. Pure. */
  readonly next: (state: string, event: string) => string | null;
  readonly eventsFrom: (state: string) => readonly StatusEvent[];
  /** States in which nothing is left to be done. */
  readonly final: readonly string[];
};

/** Makes an XState machine of a contract status. States are stored as text; no actor lives between requests. */
export function compileStatusMachine(definition: ContractStatusDefinition, entity: EntityModel): StatusMachine {
  const field = entity.fields.find((one) => one.id === definition.field);
  if (!field) throw new Error(`${definition.id}: ${definition.field} is not a field of ${entity.id}`);
  const machine = createMachine({
    id: definition.id,
    initial: definition.initial,
    states: Object.fromEntries(
      definition.states.map((state) => [
        state.id,
        {
          on: Object.fromEntries(
            definition.transitions
              .filter((one) => one.from.includes(state.id))
              .map((one) => [one.id, { target: one.to }]),
          ),
        },
      ]),
    ),
  });
  const events = new Map(definition.transitions.map((one) => [one.id, compileEvent(one, entity)]));
  return {
    definition,
    field,
    events,
    eventsFrom: (state) => [...events.values()].filter((one) => one.transition.from.includes(state)),
    final: definition.states
      .filter(({ id, final }) => final ?? !definition.transitions.some((one) => one.from.includes(id)))
      .map(({ id }) => id),
    next: (state, event) => {
      if (!machine.states[state]?.on[event]) return null;
      const [snapshot] = transition(machine, machine.resolveState({ value: state }), { type: event });
      return typeof snapshot.value === 'string' ? snapshot.value : null;
    },
  };
}

function compileEvent(one: StatusTransition, entity: EntityModel): StatusEvent {
  const fieldById = (id: string): FieldModel => {
    const field = entity.fields.find((candidate) => candidate.id === id);
    if (!field) throw new Error(`event ${one.id}: ${id} is not a field of ${entity.id}`);
    return field;
  };
  const guard = one.guard === undefined ? null : compileExpression(one.guard);
  return {
    transition: one,
    input: (one.input ?? []).map((input) => ({ field: fieldById(input.field), required: input.required === true })),
    allows: async (record, context) => guard === null || isTrue(await guard.evaluate(record, context)),
    set: (context) =>
      Object.fromEntries(
        Object.entries(one.set ?? {}).map(([name, value]) => [
          name,
          value === '$today'
            ? context.today
            : value === '$now'
              ? context.now
              : value === '$user'
                ? context.user
                : value,
        ]),
      ),
  };
}

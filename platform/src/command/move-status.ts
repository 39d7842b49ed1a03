import type { Issue } from '@leitwerk/metadata/issue';
import type { Work } from './work.ts';
import { isOpen, refuseWork } from './work.ts';

/** Events of the contract status: input asked for, guard, next state and what the event sets. Nothing runs, it is all data. */
export async function moveStatus(works: readonly Work[]): Promise<void> {
  for (const work of works.filter(isOpen)) {
    const { command, entity } = work;
    const { machine } = entity;
    if (command.action !== 'transition' || !machine) continue;
    const event = machine.events.get(command.event);
    const state = String(work.before?.[machine.field.name] ?? machine.definition.initial);
    const next = machine.next(state, command.event);
    if (!event || next === null) {
      refuseWork(work, 409, 'record.event-not-possible', { params: { event: command.event, state } });
      continue;
    }
    const missing = event.input
      .filter(({ field, required }) => required && isEmpty(work.draft[field.name]))
      .map(({ field }): Issue => ({ path: field.name, code: 'value.required' }));
    if (missing.length > 0) {
      refuseWork(work, 422, 'record.invalid', { issues: missing });
      continue;
    }
    if (!(await event.allows(work.draft, work.rule))) {
      refuseWork(work, 409, 'record.guard', {
        params: { event: command.event, reason: event.transition.guardMessage ?? event.transition.label },
      });
      continue;
    }
    work.draft = { ...work.draft, ...event.set(work.rule), [machine.field.name]: next };
  }
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';

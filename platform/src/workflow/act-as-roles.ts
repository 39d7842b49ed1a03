import type { Context } from '../rights/context.ts';

/**
 * The same moment and person, with the rights of these roles: definitions say with which rights what follows from an event is done.
 * A role that sees only what is its own or its team's sees that of this person.
 * @param requestId stands in the history: on whose behalf
 */
export function actAsRoles(context: Context, roles: readonly string[], requestId: string): Context {
  // A token narrows what its holder does, not what follows from it.
  const { scopes: _scopes, ...person } = context.actor;
  const actor = { ...person, roles, isSystem: false };
  return { ...context, actor, access: context.model.accessOf(actor), requestId };
}

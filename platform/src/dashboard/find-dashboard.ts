import type { DashboardDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { isId } from '../http/record-routes.ts';
import { definitionsInEffect } from '../module/module-definitions.ts';
import { Refused, refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { asDefinition } from './dashboard-content.ts';
import { readOwnDashboard } from './own-dashboards.ts';

export type FoundDashboard = {
  /** Entities by their ids. */
  readonly document: DashboardDefinition;
  /** Whether nobody can change it but the actor, and whoever publishes. */
  readonly isOwn: boolean;
};

/**
 * A dashboard that reaches the actor, of the definitions or one that somebody has made. Null when there is none. 409 for one that he
 * does not see as a whole: he hands no part of it on.
 */
export async function findDashboard(database: Queryable, id: string, context: Context): Promise<FoundDashboard | null> {
  if (!isId(id)) {
    const document = definitionsInEffect(context.model.definitions).find(
      (one): one is DashboardDefinition => one.kind === 'dashboard' && one.id === id,
    );
    return document ? { document, isOwn: true } : null;
  }
  const own = await readOwnDashboard(database, id, context).catch(orNone);
  if (!own) return null;
  const { name, content, isMine } = own;
  return content ? { document: asDefinition(name, content), isOwn: isMine } : refuse(409, 'dashboard.not-whole');
}

function orNone(error: unknown): null {
  if (error instanceof Refused && error.refusal.status === 404) return null;
  throw error;
}

/** The same for work in the background: one that may not be handed on is none. */
export const findDashboardToSend = (
  database: Queryable,
  id: string,
  context: Context,
): Promise<FoundDashboard | null> =>
  findDashboard(database, id, context).catch((error: unknown) => {
    if (error instanceof Refused) return null;
    throw error;
  });

import type { EntityAction } from '@leitwerk/metadata/generated/definitions.gen';
import type { Label } from '@leitwerk/runtime-ui/renderer';
import { sendRequest } from '@leitwerk/runtime-ui/renderer';

/** Which records: all, none, or those that one of the rules covers. */
export type Rows = 'all' | 'none' | readonly unknown[];

export type ClosedField = { readonly field: string; readonly label: Label; readonly by: readonly string[] };

export type EntityAccess = {
  readonly id: string;
  readonly label: Label;
  readonly system: boolean;
  readonly actions: readonly {
    readonly action: EntityAction;
    readonly rows: Rows;
    readonly by: readonly { readonly role: string; readonly rows: Rows }[];
  }[];
  readonly hidden: readonly ClosedField[];
  readonly readOnly: readonly ClosedField[];
  readonly veiled: readonly ClosedField[];
  readonly events: readonly string[] | null;
};

export type Allowed = { readonly what: string; readonly by: readonly string[] };

/** What the holders of roles may do together under a draft. */
export type Rights = {
  readonly revision: number;
  readonly entities: readonly EntityAccess[];
  readonly permissions: readonly Allowed[];
  readonly actions: readonly Allowed[];
};

export const readRights = async (draft: string, roles: readonly string[]): Promise<Rights> =>
  (
    await sendRequest<Rights>('GET', `/metadata/drafts/${encodeURIComponent(draft)}/rights`, {
      query: { roles: roles.join(',') },
    })
  ).body;

export type RoleHolder = { readonly id: string; readonly name: string; readonly roles: readonly string[] };

/** Users with their roles, as far as the reader may see them. */
export const readRoleHolders = async (): Promise<readonly RoleHolder[]> =>
  (
    await sendRequest<{ items: readonly RoleHolder[] }>('GET', '/records/user', {
      query: { fields: 'name,roles', sort: 'name', limit: 500, filter: JSON.stringify({ active: true }) },
    })
  ).body.items;

import type { Rule } from '@leitwerk/platform/module/module';
import { ACCOUNT, COLLECTION } from './outside.ts';
import { outsideIssue } from './outside-issue.ts';

const FIXED = ['address', 'userName', 'provider', 'owner'] as const;

/** What an account was tested with stays: what is shown is what is used, and its entries stay with whom they were brought for. */
export const accountStays: readonly Rule[] = [ACCOUNT, COLLECTION].map((entity) => ({
  name: `dav-${entity}-stays`,
  entity,
  on: ['update'],
  judge: async ({ draft, before }) => {
    const moved = FIXED.filter((name) => (draft[name] ?? null) !== (before?.[name] ?? null));
    return { issues: moved.map((name) => outsideIssue(name, 'dav.outside-stays')) };
  },
}));

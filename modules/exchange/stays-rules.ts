import type { Rule } from '@leitwerk/platform/module/module';
import { DELIVERY, MESSAGE } from './exchange.ts';
import { exchangeIssue } from './exchange-issue.ts';
import { CONNECTION } from './pick-up/connection.ts';

const FIXED = ['name', 'interface', 'source', 'mark'] as const;

/** What was delivered to whom stays as it came. */
export const deliveryStays: Rule = {
  name: 'exchange-delivery-stays',
  entity: DELIVERY,
  on: ['update'],
  judge: async ({ draft, before }) => {
    const fileOf = (values: typeof before, name: string) =>
      (values?.[name] as { readonly id: string } | null | undefined)?.id;
    const changed = FIXED.filter((name) => (draft[name] ?? null) !== (before?.[name] ?? null)).map(String);
    for (const name of ['file', 'sideFile']) {
      const now = fileOf(draft, name);
      // It may go when its time is over; people cannot empty it.
      if (now !== undefined && now !== fileOf(before, name)) changed.push(name);
    }
    return { issues: changed.map((name) => exchangeIssue(name, 'exchange.stays')) };
  },
};

/** Only of a row that is refused something can be decided. */
export const decidedWhenRefused: Rule = {
  name: 'exchange-decided-when-refused',
  entity: MESSAGE,
  on: ['create', 'update'],
  judge: async ({ draft, before }) => ({
    issues:
      (draft['wanted'] ?? null) !== null && before?.['state'] !== 'refused'
        ? [exchangeIssue('wanted', 'exchange.not-refused')]
        : [],
  }),
};

/** What a connection was tested with stays: what is shown is what is used. */
export const connectionStays: Rule = {
  name: 'exchange-connection-stays',
  entity: CONNECTION,
  on: ['update'],
  judge: async ({ draft, before }) => ({
    issues: CONNECTED_BY.filter((name) => (draft[name] ?? null) !== (before?.[name] ?? null)).map((name) =>
      exchangeIssue(name, 'exchange.connection-stays'),
    ),
  }),
};

const CONNECTED_BY = ['name', 'kind', 'address', 'port', 'userName', 'signIn'] as const;

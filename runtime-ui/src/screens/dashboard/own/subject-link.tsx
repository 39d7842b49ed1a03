import type { Subscription } from '@leitwerk/metadata/wire/dashboards';
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { DashboardSearch } from '../dashboard-search.ts';

/** Leads to what is sent, with what is chosen on it; to nothing where it is not there any more. */
export function SubjectLink({
  of: { kind, subject, label, period, only },
  children,
}: {
  readonly of: Pick<Subscription, 'kind' | 'subject' | 'label'> & Partial<Pick<Subscription, 'period' | 'only'>>;
  readonly children: ReactNode;
}) {
  if (!label) return children;
  const chosen: DashboardSearch = typeof period === 'string' ? { period } : (period ?? {});
  const search = { ...chosen, ...(only && Object.keys(only).length > 0 && { only }) };
  const to = kind === 'report' ? '/reports/$id' : '/dashboards/$id';
  return (
    <Anchor inherit renderRoot={(props) => <Link to={to} params={{ id: subject }} search={search} {...props} />}>
      {children}
    </Anchor>
  );
}

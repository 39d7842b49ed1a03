import { Box, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSignedIn } from '../../../client/session.ts';
import { listSubscriptions, MAIL_DASHBOARDS, subscriptionsKey } from '../../../client/subscriptions.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { ReceivedList } from './received-list.tsx';
import { SubscriptionList } from './subscription-list.tsx';
import { subscriptionTexts } from './subscription-texts.ts';

/** What the reader sends on a schedule, and what he gets. Whoever has lost the right to send sees what has ended all the same. */
export function SubscriptionSections() {
  const t = useOwnTexts(subscriptionTexts);
  const { permissions } = useSignedIn();
  const list = useQuery({ queryKey: subscriptionsKey, queryFn: listSubscriptions });
  const sends = permissions.includes(MAIL_DASHBOARDS) || (list.data?.items.length ?? 0) > 0;
  return (
    <>
      {sends && (
        <Section title={t.mine}>
          <SubscriptionList />
        </Section>
      )}
      <Section title={t.received}>
        <ReceivedList />
      </Section>
    </>
  );
}

const Section = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <Box component="section" aria-label={title} mb="lg">
    <Title order={2} size="h5" mb={6}>
      {title}
    </Title>
    {children}
  </Box>
);

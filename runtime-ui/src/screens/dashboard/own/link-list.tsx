import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type { DashboardLink } from '@leitwerk/metadata/wire/dashboards';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { dashboardLinksKey, listDashboardLinks, revokeDashboardLink } from '../../../client/dashboard-links.ts';
import { ProblemText } from '../../../controls/problem-text.tsx';
import { useLabel, useLanguage } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { linkTexts } from './link-texts.ts';

/** The links that somebody has made, each to be withdrawn. */
export function LinkList() {
  const t = useOwnTexts(linkTexts);
  const links = useQuery({ queryKey: dashboardLinksKey, queryFn: listDashboardLinks });
  if (links.error) return <ProblemText error={links.error} />;
  if (links.data?.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t.none}
      </Text>
    );
  return (
    <Stack gap="xs">
      {links.data?.map((link) => (
        <LinkLine key={link.id} link={link} />
      ))}
    </Stack>
  );
}

function LinkLine({ link }: { readonly link: DashboardLink }) {
  const t = useOwnTexts(linkTexts);
  const label = useLabel();
  const language = useLanguage();
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => revokeDashboardLink(link.id),
    onSuccess: () => client.invalidateQueries({ queryKey: dashboardLinksKey }),
  });
  const expires = textFromInstant(link.expiresAt, language);
  const isEnded = Date.parse(link.expiresAt) < Date.now();
  const facts = [
    link.dashboards.map(label).join(', '),
    isEnded ? t.ended(expires) : t.until(expires),
    link.lastUsedAt ? t.lastUse(textFromInstant(link.lastUsedAt, language)) : t.neverUsed,
  ];
  return (
    <div>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <div>
          <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
            {link.name}
          </Text>
          <Text size="xs" c="dimmed">
            {facts.join(' · ')}
          </Text>
        </div>
        <Button
          size="compact-xs"
          variant="subtle"
          color="red"
          style={{ flexShrink: 0 }}
          aria-label={t.withdrawOf(link.name)}
          loading={revoke.isPending}
          onClick={() => revoke.mutate()}
        >
          {t.withdraw}
        </Button>
      </Group>
      {revoke.error && <ProblemText error={revoke.error} />}
    </div>
  );
}

import { ProblemText } from '@leitwerk/runtime-ui/renderer';
import { Badge, Box, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { draftKeys } from '../client/draft-keys.ts';
import type { Draft } from '../client/drafts.ts';
import { readPackages } from '../client/packages.ts';
import { useTexts } from '../i18n/designer-texts.ts';
import { useOverviewTexts } from '../i18n/overview-texts.ts';
import { useMoment } from '../shell/moment.ts';
import { usePermissions } from '../shell/permissions.ts';
import { OverlayCard } from './overlay-card.tsx';
import { TakenDraft } from './taken-draft.tsx';
import { UpgradeCard } from './upgrade-card.tsx';
import './packages.css';

/** What came from the vendor, the way to its next version, and what this installation has changed over it. */
export function PackagesScreen() {
  const t = useOverviewTexts();
  const own = useTexts();
  const moment = useMoment();
  const client = useQueryClient();
  const { mayEdit } = usePermissions();
  const { data, error, isPending } = useQuery({ queryKey: draftKeys.packages, queryFn: readPackages, staleTime: 0 });
  const [taken, setTaken] = useState<{ readonly draft: Draft; readonly theirs: string } | null>(null);
  const show = (theirs: string) => (draft: Draft) => {
    setTaken({ draft, theirs });
    void client.invalidateQueries({ queryKey: draftKeys.packages });
  };
  return (
    <Stack p="md" maw={920} w="100%" mx="auto" gap="lg">
      <Box>
        <Title order={1} size="h3" mb={4}>
          {t.packages}
        </Title>
        <Text c="dimmed" size="sm">
          {t.packagesText}
        </Text>
      </Box>
      {isPending && <Loader size="sm" />}
      {error && <ProblemText error={error} />}
      {taken && <TakenDraft key={taken.draft.id} {...taken} />}
      {data && (
        <ul className="ld-rows">
          {data.items.map((one) => (
            <li key={one.id}>
              <Box style={{ flex: 1, minWidth: 0 }}>
                <Group gap={8}>
                  <Text fw={600}>{`${one.name || t.unnamedPackage} ${one.version}`.trim()}</Text>
                  {one.live && <Badge color="teal">{own.live}</Badge>}
                </Group>
                <Text size="sm" c="dimmed">
                  {t.hereSince(moment(one.at))}
                </Text>
              </Box>
            </li>
          ))}
        </ul>
      )}
      {data && mayEdit && (
        <UpgradeCard live={data.items.find((one) => one.live)} shipped={data.shipped} onTaken={show(t.fromVendor)} />
      )}
      <OverlayCard onTaken={show(t.fromOther)} />
    </Stack>
  );
}

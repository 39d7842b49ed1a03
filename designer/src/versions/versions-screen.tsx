import { ProblemText } from '@leitwerk/runtime-ui/renderer';
import { Box, Loader, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { draftKeys } from '../client/draft-keys.ts';
import type { Version } from '../client/versions.ts';
import { readVersions } from '../client/versions.ts';
import { NewDraftDialog } from '../drafts/new-draft-dialog.tsx';
import { useTexts } from '../i18n/designer-texts.ts';
import type { Comparison } from './comparison-dialog.tsx';
import { ComparisonDialog } from './comparison-dialog.tsx';
import { RollBackDialog } from './roll-back-dialog.tsx';
import { VersionRow } from './version-row.tsx';

/** What has been published, with the way back. */
export function VersionsScreen() {
  const t = useTexts();
  const { data, error, isPending } = useQuery({ queryKey: draftKeys.versions, queryFn: readVersions, staleTime: 0 });
  const [compared, setCompared] = useState<Comparison | null>(null);
  const [goal, setGoal] = useState<Version | null>(null);
  const [begun, setBegun] = useState<Version | null>(null);
  return (
    <Stack p="md" maw={920} w="100%" mx="auto" gap="lg">
      <Box>
        <Title order={1} size="h3" mb={4}>
          {t.versions}
        </Title>
        <Text c="dimmed" size="sm">
          {t.versionsText}
        </Text>
      </Box>
      {isPending && <Loader size="sm" />}
      {error && <ProblemText error={error} />}
      {data && (
        <ul className="ld-rows">
          {data.map((version, at) => (
            <VersionRow
              key={version.version}
              version={version}
              isLive={at === 0}
              previous={data[at + 1]}
              onCompare={setCompared}
              onRollBack={() => setGoal(version)}
              onDraft={() => setBegun(version)}
            />
          ))}
        </ul>
      )}
      {compared && <ComparisonDialog comparison={compared} onClose={() => setCompared(null)} />}
      {goal && <RollBackDialog version={goal.version} onClose={() => setGoal(null)} />}
      {begun && <NewDraftDialog version={begun.version} onClose={() => setBegun(null)} />}
    </Stack>
  );
}

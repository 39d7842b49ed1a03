import { ProblemText } from '@leitwerk/runtime-ui/renderer';
import { Box, Button, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { draftKeys } from '../client/draft-keys.ts';
import { readDrafts } from '../client/drafts.ts';
import { useTexts } from '../i18n/designer-texts.ts';
import { usePermissions } from '../shell/permissions.ts';
import { DraftRow } from './draft-row.tsx';
import { NewDraftDialog } from './new-draft-dialog.tsx';

/** All drafts: who works on what. */
export function DraftsScreen() {
  const t = useTexts();
  const { mayEdit } = usePermissions();
  const [isNew, setNew] = useState(false);
  const { data, error, isPending } = useQuery({ queryKey: draftKeys.drafts, queryFn: readDrafts, staleTime: 0 });
  return (
    <Stack p="md" maw={920} w="100%" mx="auto" gap="lg">
      <Group justify="space-between" align="flex-start">
        <Box>
          <Title order={1} size="h3" mb={4}>
            {t.drafts}
          </Title>
          <Text c="dimmed" size="sm">
            {t.draftsText}
          </Text>
        </Box>
        {mayEdit && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setNew(true)}>
            {t.newDraft}
          </Button>
        )}
      </Group>
      {isPending && <Loader size="sm" />}
      {error && <ProblemText error={error} />}
      {data?.items.length === 0 && <Text c="dimmed">{t.noDrafts}</Text>}
      {data && data.items.length > 0 && (
        <ul className="ld-rows">
          {data.items.map((draft) => (
            <DraftRow key={draft.id} draft={draft} liveVersion={data.liveVersion} />
          ))}
        </ul>
      )}
      {isNew && <NewDraftDialog onClose={() => setNew(false)} />}
    </Stack>
  );
}

import { ProblemError, ProblemText, useLanguage } from '@leitwerk/runtime-ui/renderer';
import { Alert, Button, FileButton, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconBook2, IconDownload, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import type { Draft } from '../client/drafts.ts';
import { archiveAddresses, driftOf, manualAddress, takeArchive } from '../client/packages.ts';
import { useOverviewTexts } from '../i18n/overview-texts.ts';
import { usePermissions } from '../shell/permissions.ts';
import { ChangeList } from '../versions/change-list.tsx';

/** What has been changed here, for another installation, and what another one has changed. */
export function OverlayCard({ onTaken }: { readonly onTaken: (draft: Draft) => void }) {
  const t = useOverviewTexts();
  const language = useLanguage();
  const { mayEdit } = usePermissions();
  const [file, setFile] = useState<File | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const take = async (given: File, mergeDrift: boolean) => {
    setFile(given);
    setBusy(true);
    setError(null);
    try {
      const draft = await takeArchive(given, { name: given.name.replace(/\.zip$/i, '').slice(0, 100), mergeDrift });
      if (draft) onTaken(draft);
    } catch (reason) {
      setError(reason);
    }
    setBusy(false);
  };
  const drift = error instanceof ProblemError ? driftOf(error.problem) : null;
  return (
    <Paper withBorder p="md" component="section" aria-label={t.overlayTitle}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t.overlayTitle}
        </Title>
        <Text size="sm" c="dimmed">
          {t.overlayText}
        </Text>
        <Group gap={8}>
          <Button
            component="a"
            href={archiveAddresses.overlay}
            download
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {t.downloadOverlay}
          </Button>
          {mayEdit && (
            <FileButton accept=".zip,application/zip" onChange={(given) => given && void take(given, false)}>
              {(props) => (
                <Button {...props} variant="default" loading={busy} leftSection={<IconUpload size={16} aria-hidden />}>
                  {t.takeOverlay}
                </Button>
              )}
            </FileButton>
          )}
          <Button
            component="a"
            href={archiveAddresses.live}
            download
            variant="subtle"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {t.downloadAll}
          </Button>
          {(['html', 'pdf'] as const).map((format) => (
            <Button
              key={format}
              component="a"
              href={manualAddress(format, language)}
              download
              variant="subtle"
              leftSection={<IconBook2 size={16} aria-hidden />}
            >
              {t.manual(format.toUpperCase())}
            </Button>
          ))}
        </Group>
        {error !== null && <ProblemText error={error} />}
        {drift && file && (
          <Alert color="orange" title={t.driftTitle(drift.length)}>
            <Stack gap="sm">
              <ChangeList changes={drift} />
              <Button
                size="compact-sm"
                variant="default"
                w="fit-content"
                loading={busy}
                onClick={() => void take(file, true)}
              >
                {t.mergeDrift}
              </Button>
            </Stack>
          </Alert>
        )}
      </Stack>
    </Paper>
  );
}

import { ProblemText } from '@leitwerk/runtime-ui/renderer';
import { Button, FileButton, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconFileZip, IconFolder, IconPackage } from '@tabler/icons-react';
import { useState } from 'react';
import type { Draft } from '../client/drafts.ts';
import type { InstalledPackage, ShippedPackage } from '../client/packages.ts';
import { takeArchive, takeDocuments, takeShipped } from '../client/packages.ts';
import { useOverviewTexts } from '../i18n/overview-texts.ts';
import { readFolder } from './read-folder.ts';

/** Lays another version of the package below, out of an archive, a folder, or the one that comes with the platform. */
export function UpgradeCard({
  live,
  shipped,
  onTaken,
}: {
  readonly live: InstalledPackage | undefined;
  readonly shipped: ShippedPackage;
  readonly onTaken: (draft: Draft) => void;
}) {
  const t = useOverviewTexts();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [isHere, setHere] = useState(false);
  const take = async (work: () => Promise<Draft | null>) => {
    setBusy(true);
    setError(null);
    setHere(false);
    try {
      const draft = await work();
      if (draft) onTaken(draft);
      else setHere(true);
    } catch (reason) {
      setError(reason);
    }
    setBusy(false);
  };
  const isShippedHere = live?.checksum === shipped.checksum;
  return (
    <Paper withBorder p="md" component="section" aria-label={t.upgradeTitle}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t.upgradeTitle}
        </Title>
        <Text size="sm" c="dimmed">
          {t.upgradeText}
        </Text>
        <Group gap={8}>
          <FileButton accept=".zip,application/zip" onChange={(file) => file && void take(() => takeArchive(file))}>
            {(props) => (
              <Button {...props} variant="default" loading={busy} leftSection={<IconFileZip size={16} aria-hidden />}>
                {t.chooseArchive}
              </Button>
            )}
          </FileButton>
          <FileButton
            multiple
            inputProps={{ webkitdirectory: '' } as React.ComponentProps<'input'>}
            onChange={(files) => files.length > 0 && void take(async () => takeDocuments(await readFolder(files)))}
          >
            {(props) => (
              <Button {...props} variant="default" loading={busy} leftSection={<IconFolder size={16} aria-hidden />}>
                {t.chooseFolder}
              </Button>
            )}
          </FileButton>
          {live?.name === shipped.name && (
            <Button
              variant="default"
              loading={busy}
              disabled={isShippedHere}
              leftSection={<IconPackage size={16} aria-hidden />}
              onClick={() => void take(takeShipped)}
            >
              {t.takeShipped(shipped.version)}
            </Button>
          )}
        </Group>
        {isShippedHere && (
          <Text size="xs" c="dimmed">
            {t.shippedIsHere}
          </Text>
        )}
        {isHere && (
          <Text size="sm" role="status">
            {t.packageIsHere}
          </Text>
        )}
        {error !== null && <ProblemText error={error} />}
      </Stack>
    </Paper>
  );
}

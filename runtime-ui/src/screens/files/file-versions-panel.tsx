import { fillsItself } from '@leitwerk/metadata/fills-itself';
import { formatValue } from '@leitwerk/metadata/shown-types';
import { Badge, Box, Button, FileButton, Group, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { WireFile } from '../../client/files.ts';
import { fileAddress, listFileVersions, uploadFile } from '../../client/files.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { useSizeText } from '../../controls/size-text.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { fieldNamed } from '../../model/fields-of.ts';
import { useModel } from '../../model/model-context.tsx';
import { previewTexts } from './preview-texts.ts';
import { setCurrentFile } from './set-current-file.ts';

/** All versions of a file, who uploaded them and when; those who may write its field add one or bring one back. */
export function FileVersionsPanel({
  file,
  shown,
  onShow,
  onCurrent,
}: {
  readonly file: WireFile;
  /** Id of the version that is being looked at. */
  readonly shown: string;
  readonly onShow: (version: WireFile) => void;
  /** Another version is the current one now. */
  readonly onCurrent: (version: WireFile) => void;
}) {
  const t = useOwnTexts(previewTexts);
  const language = useLanguage();
  const model = useModel();
  const client = useQueryClient();
  const sizeText = useSizeText();
  const [message, setMessage] = useState('');
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const versions = useQuery({ queryKey: queryKeys.fileVersions(file.id), queryFn: () => listFileVersions(file.id) });
  const holder = versions.data?.holder ?? null;
  const entity = holder ? model.entities[holder.entity] : undefined;
  const field = entity?.fields.find((one) => one.name === holder?.field);
  const rights = model.rights[holder?.entity ?? ''];
  const mayChange =
    holder !== null &&
    field !== undefined &&
    rights?.actions.includes('update') === true &&
    !rights.readOnlyFields.includes(field.name) &&
    !fillsItself(field);
  const instant = entity && fieldNamed(entity, 'createdAt');

  const make = async (find: () => Promise<WireFile>, words: string): Promise<void> => {
    if (!holder || !field) return;
    setBusy(true);
    setError('');
    setMessage('');
    try {
      const next = await find();
      await setCurrentFile(holder, field, file.id, next);
      setMessage(words);
      onCurrent(next);
      await Promise.all([
        client.invalidateQueries({ queryKey: queryKeys.entity(holder.entity) }),
        client.invalidateQueries({ queryKey: queryKeys.fileVersions('').slice(0, 1) }),
        client.invalidateQueries({ queryKey: queryKeys.recordFiles('', '').slice(0, 1) }),
      ]);
    } catch (problem) {
      setError(problem instanceof Error ? problem.message : String(problem));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Box component="aside" className="lw-versions" aria-label={t.versions}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="sm">
          {t.versions}
        </Title>
        {mayChange && (
          <FileButton
            onChange={(given) => {
              if (given) void make(() => uploadFile(given), t.added);
            }}
          >
            {(props) => (
              <Button
                {...props}
                size="compact-sm"
                variant="light"
                loading={busy}
                leftSection={<IconUpload size={14} aria-hidden />}
              >
                {t.newVersion}
              </Button>
            )}
          </FileButton>
        )}
      </Group>
      <Text size="sm" c="dimmed" role="status">
        {message || (versions.isSuccess && holder === null ? t.noVersions : '')}
      </Text>
      {(error || versions.error) && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {error || versions.error?.message}
        </Text>
      )}
      <Stack component="ol" gap={0} className="lw-uploads">
        {versions.data?.items.map((version) => (
          <Box component="li" key={version.id} className="lw-upload">
            <Group gap={6} wrap="nowrap">
              <UnstyledButton
                className="lw-ellipsis lw-file-name"
                aria-current={version.id === shown}
                title={t.show}
                onClick={() => onShow(version)}
              >
                {version.name}
              </UnstyledButton>
              {version.isCurrent && (
                <Badge size="sm" variant="light" color="teal" style={{ flexShrink: 0 }}>
                  {t.current}
                </Badge>
              )}
            </Group>
            <Text size="xs" c="dimmed">
              {[
                instant ? formatValue(version.at, instant, language) : version.at,
                version.by.title,
                sizeText(version.size),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
            <Group gap={4} mt={2}>
              <Button
                component="a"
                size="compact-xs"
                variant="subtle"
                href={fileAddress(version.id)}
                download={version.name}
                leftSection={<IconDownload size={12} aria-hidden />}
                aria-label={`${t.download}: ${version.name}`}
              >
                {t.download}
              </Button>
              {mayChange && !version.isCurrent && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  disabled={busy}
                  aria-label={`${t.makeCurrent}: ${version.name}`}
                  onClick={() => void make(async () => version, t.madeCurrent)}
                >
                  {t.makeCurrent}
                </Button>
              )}
            </Group>
          </Box>
        ))}
      </Stack>
    </Box>
  );
}

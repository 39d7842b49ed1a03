import type { Dialect, ImportSettings, Inspection } from '@leitwerk/metadata/wire/import';
import { Box, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { uploadFile } from '../../client/files.ts';
import { inspectFile, startImport, startPreview } from '../../client/import.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useLabel, useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { NamedIcon } from '../../icons/icon.tsx';
import type { EntityModel } from '../../model/definitions.ts';
import { useEntity, useModel, useRights } from '../../model/model-context.tsx';
import { NotFoundScreen } from '../not-found-screen.tsx';
import { RunButtons } from '../runs/run-buttons.tsx';
import { RunReport } from '../runs/run-report.tsx';
import { useRun } from '../runs/use-run.ts';
import { FileDrop } from './file-drop.tsx';
import { importTexts } from './import-texts.ts';
import { MappingForm } from './mapping-form.tsx';

const route = getRouteApi('/records/$entity/import');
export function ImportScreen() {
  const { entity: name } = route.useParams();
  const entity = useEntity(name);
  const { actions } = useRights(name);
  const { app } = useModel();
  const mayImport = actions.includes('create') || actions.includes('update');
  if (!entity || !mayImport || !app?.modules?.includes('import')) return <NotFoundScreen />;
  return <Import key={name} entity={entity} />;
}

type Stage = { readonly run: string; readonly kind: 'preview' | 'import' };

/** From a file to records: drop it, look at what was recognised, check all rows, import. */
function Import({ entity }: { readonly entity: EntityModel }) {
  const t = useOwnTexts(importTexts);
  const label = useLabel();
  const language = useLanguage();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [found, setFound] = useState<Inspection | null>(null);
  const [settings, setSettings] = useState<ImportSettings | null>(null);
  const [stage, setStage] = useState<Stage | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const run = useRun(stage?.run ?? null);
  const result = useRef<HTMLElement>(null);
  // It stands below a long list of columns.
  const hasRun = run !== undefined && run !== null;
  useEffect(() => {
    if (hasRun) result.current?.scrollIntoView({ block: 'nearest' });
  }, [hasRun]);

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const look = async (file: string, dialect?: Dialect): Promise<void> => {
    const inspection = await inspectFile(file, entity.name, dialect);
    setFound(inspection);
    setStage(null);
    setSettings({
      entity: entity.name,
      dialect: inspection.dialect,
      language: settings?.language ?? language,
      columns: inspection.columns,
      key: settings?.key ?? keyOf(entity, inspection),
      mode: settings?.mode ?? 'both',
      empty: settings?.empty ?? 'keep',
      similar: settings?.similar ?? 'take',
      ...(settings?.only !== undefined && { only: settings.only }),
    });
  };
  const begin = (kind: Stage['kind']) =>
    attempt(async () => {
      if (!found || !settings) return;
      // Without a key nothing is found again: then every row is new.
      const given = settings.key.length === 0 ? { ...settings, mode: 'create' as const } : settings;
      const started = await (kind === 'preview' ? startPreview : startImport)(found.file.id, given);
      setStage({ run: started.id, kind });
      void client.invalidateQueries({ queryKey: queryKeys.runs });
    });
  const restart = (): void => {
    setFound(null);
    setSettings(null);
    setStage(null);
    setFailure(null);
  };
  const isImported = stage?.kind === 'import';
  const plural = label(entity.labelPlural);
  return (
    <Box p="md" maw={1080} w="100%" mx="auto">
      <Group gap="xs" mb="md" justify="space-between">
        <Group gap="xs" wrap="nowrap" miw={0}>
          <NamedIcon name={entity.icon} color={entity.color} size={20} />
          <Title order={1} size="h3" className="lw-ellipsis">
            {t.title(plural)}
          </Title>
        </Group>
        <Button
          variant="default"
          onClick={() => void navigate({ to: '/records/$entity', params: { entity: entity.name }, search: {} })}
        >
          {t.toList}
        </Button>
      </Group>
      <Stack gap="lg">
        {!found && (
          <FileDrop
            isBusy={busy}
            onFile={(file) => void attempt(async () => look((await uploadFile(file, 'import')).id))}
            onRefused={setFailure}
          />
        )}
        {found && settings && !isImported && (
          <MappingForm
            entity={entity}
            found={found}
            settings={settings}
            onChange={(next) => {
              setSettings(next);
              setStage(null);
            }}
            onDialect={(dialect) => void attempt(() => look(found.file.id, dialect))}
            onOther={restart}
          />
        )}
        {failure !== null && <ProblemText error={failure} />}
        {found && settings && !isImported && !run && (
          <Stack gap={4} align="flex-end">
            <Group>
              <Button variant="subtle" disabled={settings.columns.length === 0} onClick={() => void begin('import')}>
                {t.startWithout}
              </Button>
              <Button loading={busy} disabled={settings.columns.length === 0} onClick={() => void begin('preview')}>
                {t.preview}
              </Button>
            </Group>
            <Text size="xs" c="dimmed">
              {settings.columns.length === 0 ? t.nothing : t.previewHint}
            </Text>
          </Stack>
        )}
        {run && stage && (
          <Box component="section" ref={result} className="lw-card" p="md" aria-live="polite">
            <Group justify="space-between" mb="xs">
              <Title order={2} size="h5">
                {isImported ? t.resultTitle : t.previewTitle}
              </Title>
              <RunButtons run={run} />
            </Group>
            <RunReport run={run} showProblems />
            {run.endedAt === null && (
              <Text size="xs" c="dimmed" mt="xs">
                {t.background}
              </Text>
            )}
            {run.endedAt !== null && (
              <Group justify="flex-end" mt="sm">
                {isImported ? (
                  <Button variant="default" onClick={restart}>
                    {t.again}
                  </Button>
                ) : (
                  <Button loading={busy} onClick={() => void begin('import')}>
                    {t.start}
                  </Button>
                )}
              </Group>
            )}
          </Box>
        )}
      </Stack>
    </Box>
  );
}

/** A number or name that each record has by itself, if the file has it. */
function keyOf(entity: EntityModel, { columns }: Inspection): readonly string[] {
  const field = entity.fields.find((one) => one.unique && columns.some((column) => column.field === one.name));
  return field ? [field.name] : [];
}

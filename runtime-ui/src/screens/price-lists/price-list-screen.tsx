import type { Dialect } from '@leitwerk/metadata/wire/import';
import { Alert, Box, Button, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { uploadFile } from '../../client/files.ts';
import type { PriceListLook, PriceListSettings } from '../../client/price-lists.ts';
import { checkPriceList, importPriceList, inspectPriceList } from '../../client/price-lists.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { readTariffSetup } from '../../client/tariff.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';
import { FileDrop } from '../import/file-drop.tsx';
import { NotFoundScreen } from '../not-found-screen.tsx';
import { CheckedSheets } from './checked-sheets.tsx';
import { Findings } from './findings.tsx';
import { PriceListForm } from './price-list-form.tsx';
import { priceListTexts } from './price-list-texts.ts';

/** From a price list to drafts of price sheets, for whoever may import them. */
export function PriceListScreen() {
  const { app } = useModel();
  const isThere = app?.modules?.includes('tariff') === true;
  const setup = useQuery({
    queryKey: queryKeys.tariffSetup,
    queryFn: readTariffSetup,
    staleTime: Infinity,
    enabled: isThere,
  });
  if (setup.error) return <ProblemText error={setup.error} />;
  if (isThere && !setup.data) return <Loader m="md" size="sm" />;
  const entity = setup.data?.priceLists?.entity;
  return entity === undefined ? <NotFoundScreen /> : <PriceListPage entity={entity} />;
}

function PriceListPage({ entity }: { readonly entity: string }) {
  const t = useOwnTexts(priceListTexts);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [look, setLook] = useState<PriceListLook | null>(null);
  const [settings, setSettings] = useState<PriceListSettings | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  const check = useMutation({
    mutationFn: (given: PriceListSettings) => checkPriceList(look?.file.id ?? '', given),
  });
  const create = useMutation({
    mutationFn: (given: PriceListSettings) => importPriceList(look?.file.id ?? '', given),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.entity(entity) }),
  });
  const inspect = useMutation({
    mutationFn: async ({ file, dialect }: { readonly file: File | string; readonly dialect?: Dialect }) =>
      inspectPriceList(typeof file === 'string' ? file : (await uploadFile(file, 'import')).id, dialect),
    onSuccess: (found) => {
      setLook(found);
      setFailure(null);
      check.reset();
      setSettings({
        language: found.language,
        basis: settings?.basis ?? 'gross',
        scope: settings?.scope ?? 'all-in',
        ...(settings?.validFrom !== undefined && { validFrom: settings.validFrom }),
        dialect: found.dialect,
        columns: found.columns,
      });
    },
  });
  const result = useRef<HTMLDivElement>(null);
  // It stands below a long list of columns.
  useEffect(() => {
    if (check.data) result.current?.scrollIntoView({ block: 'start' });
  }, [check.data]);
  const change = (next: PriceListSettings): void => {
    setSettings(next);
    check.reset();
  };
  const restart = (): void => {
    setLook(null);
    setSettings(null);
    inspect.reset();
    check.reset();
    create.reset();
  };
  const errors = check.data?.findings.filter(({ level }) => level === 'error').length ?? 0;
  const toList = () => void navigate({ to: '/records/$entity', params: { entity }, search: {} });
  const problem = failure ?? inspect.error ?? check.error ?? create.error;
  return (
    <Stack p="md" gap="lg" maw={1180} w="100%" mx="auto">
      <Group justify="space-between" align="flex-start">
        <Box maw={720}>
          <Title order={1} size="h3" mb={4}>
            {t.title}
          </Title>
          <Text c="dimmed" size="sm">
            {t.text}
          </Text>
        </Box>
        <Button variant="default" onClick={toList}>
          {t.toList}
        </Button>
      </Group>
      {!look && (
        <FileDrop isBusy={inspect.isPending} onFile={(file) => inspect.mutate({ file })} onRefused={setFailure} />
      )}
      {look && settings && !create.data && (
        <PriceListForm
          look={look}
          settings={settings}
          onChange={change}
          onDialect={(dialect) => inspect.mutate({ file: look.file.id, dialect })}
          onOther={restart}
        />
      )}
      {problem && <ProblemText error={problem} />}
      {look && settings && !create.data && (
        <Group justify="flex-end">
          <Button loading={check.isPending} onClick={() => check.mutate(settings)}>
            {t.check}
          </Button>
        </Group>
      )}
      {check.data && settings && !create.data && (
        <Stack gap="lg" ref={result}>
          <Findings findings={check.data.findings} />
          <CheckedSheets sheets={check.data.sheets} />
          <Group justify="flex-end">
            {errors > 0 && (
              <Text size="sm" c="dimmed">
                {t.errorsFirst}
              </Text>
            )}
            <Button
              disabled={errors > 0 || check.data.sheets.length === 0}
              loading={create.isPending}
              onClick={() => create.mutate(settings)}
            >
              {t.create}
            </Button>
          </Group>
        </Stack>
      )}
      {create.data && (
        <Alert title={t.created(create.data.created.length)} role="status">
          <Text size="sm" mb="sm">
            {t.next}
          </Text>
          <Group>
            <Button onClick={toList}>{t.toList}</Button>
            <Button variant="default" onClick={restart}>
              {t.again}
            </Button>
          </Group>
        </Alert>
      )}
    </Stack>
  );
}

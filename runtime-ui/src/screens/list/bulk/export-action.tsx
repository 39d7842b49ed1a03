import { Button, Menu, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { startExport } from '../../../client/runs.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { useModel } from '../../../model/model-context.tsx';
import type { BulkActionProps } from '../bulk-action.ts';
import { bulkTexts } from './bulk-texts.ts';
import { RunDialog } from './run-dialog.tsx';
import { useBegin, wireSelection } from './use-begin.ts';

const CardItems = lazy(async () => ({ default: (await import('../../contacts/card-items.tsx')).CardItems }));

/** The shown columns of the chosen records as a file, in the order of the list. */
export function ExportAction({ entity, selection, fields, sort, onDone }: BulkActionProps) {
  const t = useOwnTexts(bulkTexts);
  const { app } = useModel();
  const { run, message, busy, begin } = useBegin();
  const make = (format: 'csv' | 'xlsx') =>
    void begin(() =>
      startExport(entity.name, {
        selection: wireSelection(selection),
        format,
        fields: fields.map((field) => field.name),
        ...(sort && { sort: sort.split(',') }),
      }),
    );
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button size="xs" variant="default" loading={busy} leftSection={<IconDownload size={14} aria-hidden />}>
            {t.export}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => make('csv')}>{t.csv}</Menu.Item>
          <Menu.Item onClick={() => make('xlsx')}>{t.xlsx}</Menu.Item>
          <Suspense>
            {app?.modules?.includes('contacts') === true && (
              <CardItems query={{ entity: entity.name, ...wireSelection(selection) }} onDone={onDone} />
            )}
          </Suspense>
        </Menu.Dropdown>
      </Menu>
      {message && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {message}
        </Text>
      )}
      {run && <RunDialog id={run} onClose={onDone} />}
    </>
  );
}

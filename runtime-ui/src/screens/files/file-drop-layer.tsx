import { Button, FileButton, Portal, Text } from '@mantine/core';
import { IconFileUpload, IconPaperclip } from '@tabler/icons-react';
import { lazy, memo, Suspense, useMemo, useState } from 'react';
import type { OpenRecord } from '../../client/records.ts';
import { useReturnFocus } from '../../controls/use-return-focus.ts';
import { useText } from '../../i18n/language.ts';
import type { EntityModel } from '../../model/definitions.ts';
import { openFileTargets } from '../../model/file-targets.ts';
import { useModel } from '../../model/model-context.tsx';
import type { GivenFile } from './use-given-files.ts';
import { useGivenFiles } from './use-given-files.ts';

const AddFilesDialog = lazy(async () => ({ default: (await import('./add-files-dialog.tsx')).AddFilesDialog }));

/** Takes files for a record: dropped anywhere on its page, pasted, or chosen by its button. Not there where none may be added. */
export const FileDropLayer = memo(function FileDropLayer({
  entity,
  record,
  title,
}: {
  readonly entity: EntityModel;
  readonly record: OpenRecord;
  readonly title: string;
}) {
  const t = useText();
  const model = useModel();
  const targets = useMemo(() => openFileTargets(model, entity), [model, entity]);
  const [given, setGiven] = useState<readonly GivenFile[]>([]);
  const isOver = useGivenFiles(targets.length > 0, setGiven);
  useReturnFocus(given.length > 0);
  if (targets.length === 0) return null;
  return (
    <>
      <FileButton multiple onChange={(files) => setGiven(files.map((file) => ({ file, isFolder: false })))}>
        {(props) => (
          <Button
            {...props}
            variant="light"
            size="xs"
            mb="sm"
            leftSection={<IconPaperclip size={14} aria-hidden />}
            title={t('addFilesHint')}
          >
            {t('addFiles')}
          </Button>
        )}
      </FileButton>
      {isOver && (
        <Portal>
          <div className="lw-drop-zone" role="status">
            <IconFileUpload size={40} aria-hidden />
            <Text size="lg" fw={600}>
              {t('dropOnRecord', { title })}
            </Text>
          </div>
        </Portal>
      )}
      {given.length > 0 && (
        <Suspense fallback={null}>
          <AddFilesDialog record={record} targets={targets} given={given} onClose={() => setGiven([])} />
        </Suspense>
      )}
    </>
  );
});

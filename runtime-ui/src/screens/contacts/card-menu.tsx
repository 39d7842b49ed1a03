import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconAddressBook, IconDownload, IconUpload } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { EntityModel } from '../../model/definitions.ts';
import { useRights } from '../../model/model-context.tsx';
import { contactsTexts } from './contacts-texts.ts';
import { useDownloadCards, useIsCardEntity } from './use-card-entity.ts';

const ImportDialog = lazy(async () => ({ default: (await import('./import-dialog.tsx')).ImportDialog }));

type Props = { readonly entity: EntityModel; readonly search: string };

/** Address book files of a list: out and in. */
export function CardMenu({ entity, search }: Props) {
  const t = useOwnTexts(contactsTexts);
  const download = useDownloadCards();
  const { actions } = useRights(entity.name);
  const [importing, setImporting] = useState(false);
  if (!useIsCardEntity(entity.name)) return null;
  const all = { entity: entity.name, ...(search !== '' && { search }) };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Tooltip label={t.cards}>
            <ActionIcon size="lg" variant="default" aria-label={t.cards}>
              <IconAddressBook size={16} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconDownload size={14} aria-hidden />}
            onClick={() => download({ ...all, version: '4.0' })}
          >
            {t.exportAll4}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconDownload size={14} aria-hidden />}
            onClick={() => download({ ...all, version: '3.0' })}
          >
            {t.exportAll3}
          </Menu.Item>
          {(actions.includes('create') || actions.includes('update')) && (
            <Menu.Item leftSection={<IconUpload size={14} aria-hidden />} onClick={() => setImporting(true)}>
              {t.import}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Suspense>{importing && <ImportDialog entity={entity} onClose={() => setImporting(false)} />}</Suspense>
    </>
  );
}

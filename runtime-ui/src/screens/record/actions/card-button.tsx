import { Button, Menu } from '@mantine/core';
import { IconAddressBook, IconDownload } from '@tabler/icons-react';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { contactsTexts } from '../../contacts/contacts-texts.ts';
import { useDownloadCards, useIsCardEntity } from '../../contacts/use-card-entity.ts';
import type { ModuleActionProps } from './record-action.ts';

/** One record as an address book file. */
export function CardButton({ entity, record }: ModuleActionProps) {
  const t = useOwnTexts(contactsTexts);
  const download = useDownloadCards();
  if (!useIsCardEntity(entity.name)) return null;
  const one = { entity: entity.name, ids: [record.id] };
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconAddressBook size={14} aria-hidden />}>
          {t.card}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={() => download({ ...one, version: '4.0' })}
        >
          {t.export4}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={() => download({ ...one, version: '3.0' })}
        >
          {t.export3}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

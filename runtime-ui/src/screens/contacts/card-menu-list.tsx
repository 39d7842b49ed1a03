import { Menu } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { contactsTexts } from './contacts-texts.ts';
import { useDownloadCards } from './use-card-entity.ts';

type Props = {
  readonly target: ReactElement;
  readonly entity: string;
  readonly search: string;
  /** Absent for those who may not write. */
  readonly onImport?: () => void;
};

/** Address book files of a list, out and in; opened at once, at the button it was loaded for. */
export function CardMenuList({ target, entity, search, onImport }: Props) {
  const t = useOwnTexts(contactsTexts);
  const download = useDownloadCards();
  const all = { entity, ...(search !== '' && { search }) };
  return (
    <Menu defaultOpened position="bottom-end">
      <Menu.Target>{target}</Menu.Target>
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
        {onImport && (
          <Menu.Item leftSection={<IconUpload size={14} aria-hidden />} onClick={onImport}>
            {t.import}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

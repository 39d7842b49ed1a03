import type { TileTable } from '@leitwerk/metadata/dashboard/tile-table';
import { Menu } from '@mantine/core';
import type { ReactElement } from 'react';
import { useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { dashboardTexts } from './dashboard-texts.ts';
import { saveFile } from './save-file.ts';
import { csvOfTable, sheetOfTable } from './table-file.ts';

/** What a tile shows as a file, made here of what was counted for its reader. */
export function ExportMenu({
  target,
  name,
  table,
}: {
  readonly target: ReactElement;
  readonly name: string;
  readonly table: TileTable;
}) {
  const t = useOwnTexts(dashboardTexts);
  const language = useLanguage();
  return (
    <Menu defaultOpened position="bottom-end">
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => saveFile(csvOfTable(table, language), `${name}.csv`)}>{t.csv}</Menu.Item>
        <Menu.Item onClick={async () => saveFile(await sheetOfTable(table), `${name}.xlsx`)}>{t.xlsx}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

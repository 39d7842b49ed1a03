import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readTextBlocks } from '../../../client/outgoing-mail.ts';
import { queryKeys } from '../../../client/query-keys.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { composeTexts } from './compose-texts.ts';

/** Puts a text block of the configuration where the cursor stands. */
export function TextBlockMenu({ onPick }: { readonly onPick: (html: string) => void }) {
  const t = useOwnTexts(composeTexts);
  const [opened, setOpened] = useState(false);
  const language = useLanguage();
  const blocks = useQuery({
    queryKey: queryKeys.mailTextBlocks(language),
    queryFn: () => readTextBlocks(language),
    enabled: opened,
  });
  return (
    <Menu opened={opened} onChange={setOpened} shadow="md">
      <Menu.Target>
        <Button variant="default">{t.textBlock}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {blocks.data?.length === 0 && <Menu.Label>{t.noTextBlocks}</Menu.Label>}
        {blocks.data?.map(({ name, label, text }) => (
          <Menu.Item key={name} onClick={() => onPick(text)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

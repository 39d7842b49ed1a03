import { Button, Combobox, ScrollArea, useCombobox } from '@mantine/core';
import { IconVariable } from '@tabler/icons-react';
import { useState } from 'react';
import { useDrawingTexts } from '../../../i18n/drawing-texts.ts';
import type { Choice } from './letter-scope.ts';
import { usualSource } from './letter-scope.ts';

const MOST = 60;

/** Puts a field into the text, found by what it is called or by its path. */
export function VariablePick({
  choices,
  onPick,
}: {
  readonly choices: readonly Choice[];
  readonly onPick: (source: string) => void;
}) {
  const t = useDrawingTexts();
  const [search, setSearch] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setSearch('');
    },
  });
  const found = foundIn(choices, search);
  return (
    <Combobox
      store={combobox}
      width={320}
      position="bottom-start"
      withinPortal
      keepMounted={false}
      onOptionSubmit={(path) => {
        const choice = choices.find((one) => one.path === path);
        combobox.closeDropdown();
        if (choice) onPick(usualSource(choice));
      }}
    >
      <Combobox.Target withAriaAttributes={false}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconVariable size={14} aria-hidden />}
          onClick={() => combobox.toggleDropdown()}
        >
          {t.variable}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          autoFocus
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            combobox.selectFirstOption();
          }}
          aria-label={t.variableSearch}
          placeholder={t.variableSearch}
        />
        <Combobox.Options aria-label={t.variable}>
          <ScrollArea.Autosize mah={280} type="auto">
            {found.length === 0 && <Combobox.Empty>{t.nothingFound}</Combobox.Empty>}
            {found.map((one) => (
              <Combobox.Option key={one.path} value={one.path}>
                <span className="ld-variable-label">{one.label}</span> <span className="ld-note">{one.path}</span>
              </Combobox.Option>
            ))}
          </ScrollArea.Autosize>
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function foundIn(choices: readonly Choice[], search: string): readonly Choice[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return choices
    .filter((one) =>
      words.every((word) => one.label.toLowerCase().includes(word) || one.path.toLowerCase().includes(word)),
    )
    .slice(0, MOST);
}

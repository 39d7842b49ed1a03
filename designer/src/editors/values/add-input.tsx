import { Button, Group, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../../i18n/designer-texts.ts';
import { useValueTexts } from '../../i18n/value-texts.ts';
import type { Choice } from '../../schema-form/choices.ts';
import { Pick } from '../../schema-form/pick.tsx';

/** One more input: chosen among those that the action knows, or by a key of one's own where it takes any. */
export function AddInput({
  choices,
  taken,
  isOpen,
  onAdd,
}: {
  readonly choices: readonly Choice[];
  readonly taken: readonly string[];
  readonly isOpen: boolean;
  readonly onAdd: (key: string) => void;
}) {
  const t = useValueTexts();
  const own = useTexts();
  const [key, setKey] = useState('');
  const isGood = key.trim() !== '' && !taken.includes(key.trim());
  const add = () => {
    if (!isGood) return;
    onAdd(key.trim());
    setKey('');
  };
  return (
    <>
      {choices.length > 0 && (
        <Pick
          size="xs"
          maw={280}
          aria-label={t.addInput}
          placeholder={t.addInput}
          data={[...choices]}
          value={null}
          onChange={(next) => next !== null && onAdd(next)}
        />
      )}
      {isOpen && (
        <Group gap={6} wrap="nowrap">
          <TextInput
            size="xs"
            maw={220}
            aria-label={t.key}
            placeholder={t.key}
            spellCheck={false}
            value={key}
            onChange={(event) => setKey(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              add();
            }}
          />
          <Button
            size="xs"
            variant="default"
            disabled={!isGood}
            leftSection={<IconPlus size={13} aria-hidden />}
            onClick={add}
          >
            {own.add}
          </Button>
        </Group>
      )}
    </>
  );
}

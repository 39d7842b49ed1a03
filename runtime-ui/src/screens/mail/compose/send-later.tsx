import { ActionIcon, Button, Group, Popover, TextInput, Tooltip } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useState } from 'react';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { composeTexts } from './compose-texts.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** As an input of the type `datetime-local` has it, in the time of the one who types. */
const typedTime = (at: Date): string =>
  `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;

/** The next morning at eight. */
function tomorrow(): string {
  const at = new Date();
  at.setDate(at.getDate() + 1);
  at.setHours(8, 0, 0, 0);
  return typedTime(at);
}

/** Lets a mail go at a time. */
export function SendLater({ onSend }: { readonly onSend: (at: string) => void }) {
  const t = useOwnTexts(composeTexts);
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState(tomorrow);
  const at = new Date(typed);
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Tooltip label={t.later}>
          <ActionIcon variant="default" size="input-sm" aria-label={t.later} onClick={() => setOpened(!opened)}>
            <IconClock size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <Group align="flex-end" gap="xs">
          <TextInput
            type="datetime-local"
            label={t.sendAt}
            value={typed}
            min={typedTime(new Date())}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button
            disabled={Number.isNaN(at.getTime())}
            onClick={() => {
              setOpened(false);
              onSend(at.toISOString());
            }}
          >
            {t.plan}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}

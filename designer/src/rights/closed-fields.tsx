import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { Popover, Stack, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { EntityAccess } from '../client/rights.ts';
import { useOverviewTexts } from '../i18n/overview-texts.ts';
import { useRightWords } from './use-right-words.ts';

/** How many fields are hidden, on all records or some, or cannot be changed; opens into which, and because of which role. */
export function ClosedFields({ entity, name }: { readonly entity: EntityAccess; readonly name: string }) {
  const t = useOverviewTexts();
  const label = useLabel();
  const { roleName } = useRightWords();
  const [isOpen, setOpen] = useState(false);
  const { hidden, readOnly, veiled, events } = entity;
  const summary = [
    hidden.length > 0 && t.hiddenFields(hidden.length),
    readOnly.length > 0 && t.readOnlyFields(readOnly.length),
    veiled.length > 0 && t.veiledFields(veiled.length),
    events && t.onlyEvents(events.length),
  ].filter((one) => typeof one === 'string');
  if (summary.length === 0) return null;
  const list = (title: string, fields: EntityAccess['hidden']) =>
    fields.length > 0 && (
      <div>
        <Text size="xs" fw={600}>
          {title}
        </Text>
        {fields.map(({ field, label: words, by }) => (
          <Text key={field} size="xs">
            {label(words)} <span className="ld-note">{by.map(roleName).join(', ')}</span>
          </Text>
        ))}
      </div>
    );
  return (
    <Popover opened={isOpen} onChange={setOpen} width={300} position="bottom-end" withinPortal trapFocus shadow="md">
      <Popover.Target>
        <UnstyledButton
          className="lo-cell"
          aria-label={`${name}: ${summary.join(', ')}`}
          onClick={() => setOpen(!isOpen)}
        >
          {summary.join(' · ')}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={`${name}: ${t.limits}`}>
        <Stack gap="xs">
          {list(t.hiddenFields(hidden.length), hidden)}
          {list(t.readOnlyFields(readOnly.length), readOnly)}
          {list(t.veiledFields(veiled.length), veiled)}
          {events && (
            <Text size="xs">
              {t.onlyEvents(events.length)}: {events.join(', ') || t.none}
            </Text>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

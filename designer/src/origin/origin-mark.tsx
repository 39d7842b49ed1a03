import { ActionIcon, Popover, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useOverviewTexts } from '../i18n/overview-texts.ts';
import type { ValuePath } from '../schema-form/value-path.ts';
import { ChangeLine } from './change-line.tsx';
import { useOrigins } from './origin-context.tsx';
import './origin.css';

/** Of one place so many changes are told; the panel tells all. */
const MOST_LINES = 12;

/** A quiet mark beside what is not as the package has it; it opens into who made it so, and the way back. */
export function OriginMark({ path, name }: { readonly path: ValuePath; readonly name: string }) {
  const t = useOverviewTexts();
  const reading = useOrigins();
  const [isOpen, setOpen] = useState(false);
  const changes = reading?.changesAt(path) ?? [];
  if (!reading || changes.length === 0) return null;
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={320} withinPortal trapFocus shadow="md">
      <Popover.Target>
        <ActionIcon size="sm" className="lo-mark" aria-label={t.whyMark(name)} onClick={() => setOpen(!isOpen)}>
          <span aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t.whyMark(name)}>
        <Stack gap="xs">
          <Text size="xs" c="dimmed">
            {t.overPackage(reading.origins.package)}
          </Text>
          {changes.slice(0, MOST_LINES).map((change) => (
            <ChangeLine
              key={`${change.op} ${change.at.join('/')}`}
              change={change}
              reading={reading}
              onReset={() => setOpen(false)}
            />
          ))}
          {changes.length > MOST_LINES && (
            <Text size="xs" c="dimmed">
              {t.moreChanges(changes.length - MOST_LINES)}
            </Text>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

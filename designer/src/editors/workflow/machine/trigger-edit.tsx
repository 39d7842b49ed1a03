import { ActionIcon, Button, Group, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useCanvasTexts } from '../../../i18n/canvas-texts.ts';
import { useTexts } from '../../../i18n/designer-texts.ts';
import { useCanvas } from '../canvas-context.tsx';
import type { PicturedWay } from '../picture.ts';
import type { Trigger } from './edit-ways.ts';
import { retrigger, shiftWay } from './edit-ways.ts';
import { isGoodTrigger, TriggerFields } from './trigger-fields.tsx';
import { machineOf, withMachine } from './workflow-canvas.ts';

const triggerOf = ({ place, trigger }: PicturedWay): Trigger | null => {
  if (place.startsWith('on.')) return { by: 'event', event: trigger };
  if (place.startsWith('after.')) return { by: 'time', delay: trigger };
  if (place === 'always') return { by: 'always' };
  return place === 'onDone' ? { by: 'done' } : null;
};

/** What takes a transition and when it is looked at; the answer of what was called stays that. */
export function TriggerEdit({ way }: { readonly way: PicturedWay }) {
  return <Fields key={way.id} way={way} />;
}

function Fields({ way }: { readonly way: PicturedWay }) {
  const t = useCanvasTexts();
  const own = useTexts();
  const { document, change, picture, isReadOnly } = useCanvas();
  const now = triggerOf(way);
  const [trigger, setTrigger] = useState(now);
  const beside = picture.ways.filter((one) => one.from === way.from && one.place === way.place);
  const at = beside.findIndex((one) => one.id === way.id);
  const isChanged = JSON.stringify(trigger) !== JSON.stringify(now);
  const apply = (next: Trigger): void => {
    const done = isGoodTrigger(next) ? retrigger(machineOf(document), way.id, next) : null;
    if (done) change(withMachine(document, done.machine), { way: done.way });
  };
  const shift = (by: -1 | 1): void => {
    const done = shiftWay(machineOf(document), way.id, by);
    if (done) change(withMachine(document, done.machine), { way: done.way });
  };
  return (
    <>
      {trigger && <TriggerFields trigger={trigger} kinds={['event', 'time', 'always', 'done']} onChange={setTrigger} />}
      {trigger && isChanged && (
        <Group gap={6}>
          <Button size="compact-sm" disabled={!isGoodTrigger(trigger)} onClick={() => apply(trigger)}>
            {t.takeOver}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setTrigger(now)}>
            {own.cancel}
          </Button>
        </Group>
      )}
      {beside.length > 1 && (
        <Group gap={6} wrap="nowrap">
          <Text size="xs" c="dimmed" style={{ flex: 1 }}>
            {t.order(at + 1, beside.length)}
          </Text>
          {!isReadOnly && (
            <>
              <ActionIcon size="sm" aria-label={t.earlier} disabled={at === 0} onClick={() => shift(-1)}>
                <IconArrowUp size={14} />
              </ActionIcon>
              <ActionIcon size="sm" aria-label={t.later} disabled={at === beside.length - 1} onClick={() => shift(1)}>
                <IconArrowDown size={14} />
              </ActionIcon>
            </>
          )}
        </Group>
      )}
    </>
  );
}

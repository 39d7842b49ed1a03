import { isPlain } from '@leitwerk/metadata/keyed-list';
import { SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useCanvasTexts } from '../../../i18n/canvas-texts.ts';
import { Pick } from '../../../schema-form/pick.tsx';
import { useCanvas } from '../canvas-context.tsx';
import type { Trigger } from './edit-ways.ts';

const EVENT = /^([a-z][a-z0-9]*(-[a-z0-9]+)*|record\.(updated|moved))$/;

export const isGoodTrigger = (trigger: Trigger): boolean =>
  trigger.by === 'event' ? EVENT.test(trigger.event) : trigger.by === 'time' ? trigger.delay !== '' : true;

/** What takes a transition: an event by name, a delay of the workflow, nothing but its condition, or the end of what is inside. */
export function TriggerFields({
  trigger,
  kinds,
  onChange,
}: {
  readonly trigger: Trigger;
  readonly kinds: readonly Trigger['by'][];
  readonly onChange: (trigger: Trigger) => void;
}) {
  const t = useCanvasTexts();
  const { document, words, isReadOnly } = useCanvas();
  const delays = Object.keys(isPlain(document['delays']) ? document['delays'] : {});
  const isWrong = trigger.by === 'event' && trigger.event !== '' && !EVENT.test(trigger.event);
  return (
    <Stack gap={6}>
      {kinds.length > 1 && (
        <SegmentedControl
          size="xs"
          aria-label={t.trigger}
          disabled={isReadOnly}
          data={kinds.map((by) => ({ value: by, label: t.triggers[by] }))}
          value={trigger.by}
          onChange={(by) => {
            if (by === 'event') onChange({ by, event: '' });
            else if (by === 'time') onChange({ by, delay: delays[0] ?? '' });
            else onChange({ by: by === 'done' ? 'done' : 'always' });
          }}
        />
      )}
      {trigger.by === 'event' && (
        <TextInput
          required
          withAsterisk={false}
          spellCheck={false}
          readOnly={isReadOnly}
          label={t.eventName}
          value={trigger.event}
          {...(isWrong && { error: t.eventWrong })}
          onChange={(event) => onChange({ ...trigger, event: event.currentTarget.value })}
        />
      )}
      {trigger.by === 'time' &&
        (delays.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t.noDelays}
          </Text>
        ) : (
          <Pick
            label={t.delay}
            readOnly={isReadOnly}
            data={delays.map((name) => ({ value: name, label: `${words.delay(name)} (${name})` }))}
            value={trigger.delay}
            onChange={(delay) => delay !== null && onChange({ by: 'time', delay })}
          />
        ))}
    </Stack>
  );
}

import { Alert, Modal, Stack } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useCanvasTexts } from '../../../i18n/canvas-texts.ts';
import { useTexts } from '../../../i18n/designer-texts.ts';
import { idFromText } from '../../../schema-form/initial-value.ts';
import { Pick } from '../../../schema-form/pick.tsx';
import { completed, TwoLabels } from '../../../schema-form/two-labels.tsx';
import { FormButtons } from '../../../shell/form-buttons.tsx';
import { useCanvas } from '../canvas-context.tsx';
import type { Trigger } from '../machine/edit-ways.ts';
import { isGoodTrigger, TriggerFields } from '../machine/trigger-fields.tsx';
import { useStateChoices } from '../use-state-choices.ts';

/** A new transition: from where to where, and what takes it. */
export function ConnectDialog({
  from: first,
  to: last,
  onClose,
}: {
  readonly from: string | null;
  readonly to: string | null;
  readonly onClose: () => void;
}) {
  const t = useCanvasTexts();
  const own = useTexts();
  const { kind, document, picture, change } = useCanvas();
  const choices = useStateChoices();
  const [from, setFrom] = useState(first);
  const [to, setTo] = useState(last);
  const [texts, setTexts] = useState({ de: '', en: '' });
  const [given, setGiven] = useState<Trigger | null>(null);
  const [isRefused, setRefused] = useState(false);
  const ownEvent = idFromText(texts.en || texts.de, 'kebab');
  const trigger: Trigger = given ?? { by: 'event', event: ownEvent };
  const typeOf = (path: string) => picture.states.find((one) => one.path === path)?.type;
  const sources = choices.filter(
    ({ value }) => !kind.isNested || (typeOf(value) !== 'final' && typeOf(value) !== 'history'),
  );
  const needsLabel = trigger.by === 'event' && !trigger.event.startsWith('record.');
  const isGood = from !== null && to !== null && isGoodTrigger(trigger) && (kind.isNested || texts.de !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isGood) return;
    const worded =
      trigger.by === 'event' && needsLabel && texts.de !== '' ? { ...trigger, label: completed(texts) } : trigger;
    const done = kind.connect(document, from, to, worded);
    if (!done) return setRefused(true);
    change(done.document, { way: done.way });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t.addWayTitle}>
      <form onSubmit={submit}>
        <Stack>
          <Pick label={t.from} data={sources} value={from} onChange={setFrom} />
          <Pick label={t.to} data={choices} value={to} onChange={setTo} />
          {needsLabel && <TwoLabels name={t.buttonLabel} value={texts} onChange={setTexts} isFocused={from !== null} />}
          <TriggerFields
            trigger={trigger}
            kinds={kind.triggers}
            onChange={(next) => {
              setRefused(false);
              setGiven(next.by === 'event' && next.event === '' && trigger.by !== 'event' ? null : next);
            }}
          />
          {isRefused && (
            <Alert color="red" p="xs">
              {kind.isNested ? t.notConnected : t.taken}
            </Alert>
          )}
          <FormButtons submit={own.create} isGood={isGood} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}

import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { Button, Code, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { EditConflict } from '../client/drafts.ts';
import { useTexts } from '../i18n/designer-texts.ts';
import { useMoment } from '../shell/moment.ts';
import { useDraftEditing } from './draft-context.tsx';
import { keyPathWords } from './key-path-words.ts';

/** Somebody else has changed the same places: for each of them one of the two values is taken. Nothing is lost unseen. */
export function ConflictDialog({
  conflicts,
  onSettle,
}: {
  readonly conflicts: readonly EditConflict[];
  readonly onSettle: (mine: ReadonlySet<string>) => void;
}) {
  const t = useTexts();
  const label = useLabel();
  const moment = useMoment();
  const { documents } = useDraftEditing();
  const [mine, setMine] = useState<ReadonlySet<string>>(new Set());
  const places = [...new Map(conflicts.map((one) => [one.at.join('/'), one])).entries()];
  const choose = (key: string, isMine: boolean) => {
    const next = new Set(mine);
    if (isMine) next.add(key);
    else next.delete(key);
    setMine(next);
  };
  return (
    <Modal
      opened
      size="lg"
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      onClose={() => undefined}
      title={t.conflictTitle}
    >
      <Stack>
        <Text size="sm">{t.conflictText}</Text>
        {places.map(([key, { at, yours, theirs, by, when }]) => (
          <Radio.Group
            key={key}
            label={keyPathWords(documents, at, label)}
            value={mine.has(key) ? 'mine' : 'theirs'}
            onChange={(next) => choose(key, next === 'mine')}
          >
            <Stack gap={6} mt={4}>
              <Radio
                value="theirs"
                label={<Value title={`${t.theirs(by.title ?? t.nobody)}, ${moment(when)}`} value={theirs} />}
              />
              <Radio value="mine" label={<Value title={t.yours} value={yours} />} />
            </Stack>
          </Radio.Group>
        ))}
        <Group justify="flex-end">
          <Button onClick={() => onSettle(mine)}>{t.conflictApply}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Value({ title, value }: { readonly title: string; readonly value: unknown }) {
  const t = useTexts();
  const text = value === undefined ? t.none : typeof value === 'string' ? value : JSON.stringify(value);
  return (
    <span>
      {title}: <Code>{text.length > 300 ? `${text.slice(0, 300)}…` : text}</Code>
    </span>
  );
}

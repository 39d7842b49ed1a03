import { ProblemText, useLabel } from '@leitwerk/runtime-ui/renderer';
import { Anchor, Badge, Box, Button, Checkbox, Group, Text, Textarea } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import type { Checklist, ChecklistItem } from '../client/checklists.ts';
import { markItem } from '../client/checklists.ts';
import { useOverviewTexts } from '../i18n/overview-texts.ts';
import { useMoment } from '../shell/moment.ts';
import { useCheckWords } from './use-check-words.ts';

const LONGEST_NOTE = 2000;

/** One thing to be done: what it is, who does it and where, what the server found, who has ticked it off. */
export function ItemRow({
  checklist,
  item,
  onMarked,
}: {
  readonly checklist: string;
  readonly item: ChecklistItem;
  readonly onMarked: (changed: Checklist) => void;
}) {
  const t = useOverviewTexts();
  const label = useLabel();
  const moment = useMoment();
  const { checkWords } = useCheckWords();
  const { mark, check } = item;
  const [note, setNote] = useState<string | null>(null);
  const [ticked, setTicked] = useState<boolean | null>(null);
  const busy = ticked !== null;
  const [error, setError] = useState<unknown>(null);
  const save = async (done: boolean, text: string) => {
    setTicked(done);
    setError(null);
    try {
      onMarked(await markItem(checklist, item.id, { done, note: text }));
      setNote(null);
    } catch (reason) {
      setError(reason);
    }
    setTicked(null);
  };
  const name = label(item.label);
  return (
    <li>
      <Checkbox
        mt={2}
        aria-label={t.doneOf(name)}
        checked={ticked ?? mark?.done === true}
        disabled={!item.mayMark || busy}
        onChange={(event) => void save(event.currentTarget.checked, mark?.note ?? '')}
      />
      <Box style={{ flex: 1, minWidth: 0 }}>
        <Group gap={8}>
          <Text fw={600}>{name}</Text>
          {item.role && (
            <Badge color="gray" size="sm">
              {label(item.role.label) || item.role.id}
            </Badge>
          )}
          {item.link && (
            <Anchor href={item.link} size="sm" aria-label={`${t.goThere}: ${name}`}>
              {t.goThere}
            </Anchor>
          )}
        </Group>
        {item.help && (
          <Text size="sm" c="dimmed">
            {label(item.help)}
          </Text>
        )}
        {check && (
          <Group gap={6} mt={2} wrap="nowrap" align="center">
            <CheckIcon state={check.state} />
            <Text size="sm">{checkWords(check)}</Text>
          </Group>
        )}
        {mark && (mark.done || mark.note) && (
          <Text size="xs" c="dimmed" mt={2}>
            {mark.done
              ? t.doneBy(mark.by.title ?? t.somebody, moment(mark.at))
              : t.notedBy(mark.by.title ?? t.somebody, moment(mark.at))}
          </Text>
        )}
        {mark?.note && note === null && (
          <Text size="sm" mt={2} className="lo-note">
            {mark.note}
          </Text>
        )}
        {note !== null && (
          <Box mt={6}>
            <Textarea
              autosize
              autoFocus
              maxLength={LONGEST_NOTE}
              aria-label={t.noteOf(name)}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            <Group gap={6} mt={6}>
              <Button size="compact-sm" loading={busy} onClick={() => void save(mark?.done === true, note)}>
                {t.keep}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => setNote(null)}>
                {t.cancel}
              </Button>
            </Group>
          </Box>
        )}
        {error !== null && <ProblemText error={error} />}
      </Box>
      {item.mayMark && note === null && (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={t.noteOf(name)}
          onClick={() => setNote(mark?.note ?? '')}
        >
          {t.note}
        </Button>
      )}
    </li>
  );
}

function CheckIcon({ state }: { readonly state: 'good' | 'open' | 'hidden' }) {
  if (state === 'good') return <IconCircleCheck size={17} color="var(--mantine-color-teal-filled)" aria-hidden />;
  return state === 'open' ? <IconCircleDashed size={17} aria-hidden /> : <IconLock size={17} aria-hidden />;
}

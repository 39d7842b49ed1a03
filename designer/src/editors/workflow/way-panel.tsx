import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useCanvasTexts } from '../../i18n/canvas-texts.ts';
import { Pick } from '../../schema-form/pick.tsx';
import { stateAt, useCanvas } from './canvas-context.tsx';
import { IssueLines } from './issue-lines.tsx';
import { TriggerEdit } from './machine/trigger-edit.tsx';
import { PartForm } from './part-form.tsx';
import type { PicturedWay } from './picture.ts';
import { useStateChoices } from './use-state-choices.ts';

/** Everything that can be said of a transition, and done with it. */
export function WayPanel({ way }: { readonly way: PicturedWay }) {
  const t = useCanvasTexts();
  const canvas = useCanvas();
  const { kind, document, words, issues, isReadOnly, change } = canvas;
  const choices = useStateChoices();
  const name = words.way(way);
  const from = stateAt(canvas, way.from);
  return (
    <Stack gap="sm">
      <div>
        <Title order={4} size="h5" className="lc-panel-title">
          {name}
        </Title>
        <Text size="xs" c="dimmed">
          {t.from}: {from && way.from !== '' ? words.state(from) : t.outermost}
        </Text>
      </div>
      <IssueLines issues={issues.ofWay.get(way.id) ?? []} />
      {!isReadOnly && (
        <Group gap={4}>
          <Button
            size="compact-sm"
            variant="light"
            color="red"
            leftSection={<IconTrash size={14} aria-hidden />}
            aria-label={t.removeWay(name)}
            onClick={() => change(kind.removeWay(document, way.id), way.from === '' ? null : { state: way.from })}
          >
            {t.remove}
          </Button>
        </Group>
      )}
      <Pick
        label={t.to}
        readOnly={isReadOnly}
        placeholder={way.lost === null ? t.nowhere : t.lost(way.lost)}
        data={choices}
        value={way.to[0] ?? null}
        onChange={(to) => to !== null && change(kind.moveWay(document, way.id, to))}
      />
      {kind.isNested && <TriggerEdit way={way} />}
      <PartForm at={way.at} without={kind.withoutOfWay} />
    </Stack>
  );
}

import { ActionIcon, Badge, Button, Code, Group, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconArrowRight, IconCopy, IconFlag2, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useCanvasTexts } from '../../i18n/canvas-texts.ts';
import { useCanvas } from './canvas-context.tsx';
import { IssueLines } from './issue-lines.tsx';
import { StateTypePick } from './machine/state-type-pick.tsx';
import { PartForm } from './part-form.tsx';
import type { PicturedState } from './picture.ts';
import { WayButton } from './way-button.tsx';

/** Everything that can be said of a state, and done with it. */
export function StatePanel({ state }: { readonly state: PicturedState }) {
  const t = useCanvasTexts();
  const { kind, document, words, issues, isReadOnly, change, ask, copy, picture } = useCanvas();
  const name = words.state(state);
  const { path } = state;
  const canNest = kind.isNested && state.type !== 'final' && state.type !== 'history';
  const around = picture.states.find((one) => one.path === path.split('.').slice(0, -1).join('.'));
  const canBegin = !state.initial && around?.type !== 'parallel' && state.type !== 'history';
  const ways = picture.ways.filter((way) => way.from === path);
  const canLeadOn = !kind.isNested || (state.type !== 'final' && state.type !== 'history');
  return (
    <Stack gap="sm">
      <div>
        <Title order={4} size="h5" className="lc-panel-title">
          {name}
        </Title>
        <Group gap={6}>
          <Code>{path.split('.').at(-1)}</Code>
          {state.initial && (
            <Badge size="sm" variant="light" color="gray">
              {t.isInitial}
            </Badge>
          )}
        </Group>
      </div>
      <IssueLines issues={issues.ofState.get(path) ?? []} />
      {!isReadOnly && (
        <Group gap={4}>
          {canLeadOn && (
            <Button
              size="compact-sm"
              variant="light"
              leftSection={<IconArrowRight size={14} aria-hidden />}
              onClick={() => ask({ ask: 'connect', from: path, to: null })}
            >
              {t.addWay}
            </Button>
          )}
          {canNest && (
            <Button
              size="compact-sm"
              variant="light"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => ask({ ask: 'add-state', parent: path })}
            >
              {t.addInside}
            </Button>
          )}
          <Tool label={t.rename} onClick={() => ask({ ask: 'rename', path })}>
            <IconPencil size={15} />
          </Tool>
          {canBegin && (
            <Tool label={t.makeInitial} onClick={() => change(kind.setInitial(document, path))}>
              <IconFlag2 size={15} />
            </Tool>
          )}
          {kind.isNested && (
            <Tool label={t.copy} onClick={() => copy(path)}>
              <IconCopy size={15} />
            </Tool>
          )}
          <Tool label={t.remove} color="red" onClick={() => ask({ ask: 'remove', path })}>
            <IconTrash size={15} />
          </Tool>
        </Group>
      )}
      {kind.isNested && <StateTypePick state={state} />}
      <PartForm at={state.at} without={kind.withoutOfState} />
      {ways.length > 0 && (
        <div>
          <Text size="xs" c="dimmed">
            {t.waysOn}
          </Text>
          <ul className="ld-list">
            {ways.map((way) => (
              <li key={`${way.id} ${way.to}`}>
                <WayButton way={way} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </Stack>
  );
}

function Tool({
  label,
  color,
  onClick,
  children,
}: {
  readonly label: string;
  readonly color?: string;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon size="md" {...(color && { color })} aria-label={label} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

import { Avatar, Group, Text } from '@mantine/core';
import { Nothing } from '../../controls/text-display.tsx';
import { Unseen } from '../../controls/unseen.tsx';
import type { DisplayProps } from '../../controls/widget.ts';
import { choiceOf } from '../../values/choice.ts';

export function PersonDisplay({ value, compact }: DisplayProps) {
  const person = choiceOf(value);
  if (!person) return compact ? null : <Nothing />;
  if (person.title === null) return <Unseen />;
  return (
    <Group gap={6} wrap="nowrap" miw={0}>
      <Avatar size={18} name={person.title} color="initials" radius="xl" aria-hidden />
      <Text span inherit className="lw-ellipsis">
        {person.title}
      </Text>
    </Group>
  );
}

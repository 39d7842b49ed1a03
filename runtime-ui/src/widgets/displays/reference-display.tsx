import { Group } from '@mantine/core';
import { RecordLink } from '../../controls/record-link.tsx';
import { Nothing } from '../../controls/text-display.tsx';
import { Unseen } from '../../controls/unseen.tsx';
import type { DisplayProps } from '../../controls/widget.ts';
import { useModel } from '../../model/model-context.tsx';
import { choiceOf } from '../../values/choice.ts';

export function ReferenceDisplay({ field, value, compact }: DisplayProps) {
  const model = useModel();
  const chosen = choiceOf(value);
  if (!chosen) return compact ? null : <Nothing />;
  if (chosen.title === null) return <Unseen />;
  const target = field.entity ?? '';
  if (!model.entities[target]) return <span className="lw-ellipsis">{chosen.title}</span>;
  return (
    <RecordLink entity={target} id={chosen.id}>
      {chosen.title}
    </RecordLink>
  );
}

export function RecordLinks({ field, value, compact }: DisplayProps) {
  const rows: readonly unknown[] = Array.isArray(value) ? value : [];
  if (rows.length === 0) return compact ? null : <Nothing />;
  return (
    <Group gap="xs" wrap={compact ? 'nowrap' : 'wrap'}>
      {rows.map((row, index) => (
        <ReferenceDisplay key={choiceOf(row)?.id ?? index} field={field} value={row} />
      ))}
    </Group>
  );
}

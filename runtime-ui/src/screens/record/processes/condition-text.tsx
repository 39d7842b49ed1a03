import type { WireCondition } from '@leitwerk/metadata/wire/workflow';
import { Code, Text } from '@mantine/core';
import { IconCheck, IconLock, IconX } from '@tabler/icons-react';
import { FieldDisplay } from '../../../controls/widget-context.tsx';
import { fieldNamed } from '../../../model/fields-of.ts';
import { isNothing } from '../../../values/equal-values.ts';
import type { Words } from './use-words.ts';

/** A condition as it is written, what it came to, and the values that it looked at. */
export function ConditionText({
  condition,
  words,
}: {
  readonly condition: WireCondition;
  readonly words: Pick<Words, 'entity' | 't' | 'label'>;
}) {
  const { entity, t, label } = words;
  const { holds, formula, values, hasHidden } = condition;
  const Icon = holds === null ? IconLock : holds ? IconCheck : IconX;
  const said = holds === null ? t.unknown : holds ? t.holds : t.holdsNot;
  return (
    <div className="lw-condition" data-holds={holds ?? undefined}>
      <Icon size={14} aria-hidden className="lw-condition-icon" />
      <div>
        <Text size="xs" component="div">
          {formula ? <Code className="lw-formula">{formula}</Code> : t.condition}: <b>{said}</b>
          {holds === false && condition.label && ` – ${label(condition.label)}`}
        </Text>
        <Text size="xs" c="dimmed" component="div">
          {values.map(({ field: name, value }, index) => {
            const field = entity && fieldNamed(entity, name);
            return (
              <span key={name}>
                {index > 0 && ' · '}
                {field ? label(field.label) : name}: <Value name={name} value={value} words={words} />
              </span>
            );
          })}
          {hasHidden && `${values.length > 0 ? ' · ' : ''}${t.hiddenValue}`}
        </Text>
      </div>
    </div>
  );
}

function Value({
  name,
  value,
  words: { entity, t },
}: {
  readonly name: string;
  readonly value: unknown;
  readonly words: Pick<Words, 'entity' | 't'>;
}) {
  if (isNothing(value)) return <i>{t.empty}</i>;
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  const field = entity && fieldNamed(entity, name);
  return field ? <FieldDisplay field={field} value={value} compact /> : String(value);
}

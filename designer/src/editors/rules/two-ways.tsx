import { Group, Input, SegmentedControl, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRuleTexts } from '../../i18n/rule-texts.ts';
import type { useFieldProps } from '../../schema-form/use-field-props.ts';
import './expression-editor.css';

/** An input that says the same in words or as text, with a switch between both. */
export function TwoWays({
  name,
  field,
  isWords,
  canBeWords,
  labels,
  whyNot,
  isPlace = true,
  onChange,
  children,
}: {
  readonly name: string;
  readonly field: ReturnType<typeof useFieldProps>;
  readonly isWords: boolean;
  /** Whether words can say what the text says; null: there are no words at all, and no switch. */
  readonly canBeWords: boolean | null;
  readonly labels: { readonly words: string; readonly text: string };
  /** Told where words cannot. */
  readonly whyNot: string;
  /** Whether one gets here by the address of the value; otherwise to an input inside. */
  readonly isPlace?: boolean;
  readonly onChange: (isWords: boolean) => void;
  readonly children: ReactNode;
}) {
  const t = useRuleTexts();
  const { id, required, description, error } = field;
  return (
    <Input.Wrapper
      labelElement="div"
      label={name}
      required={required}
      {...(description !== undefined && { description })}
      {...(error !== undefined && { error })}
    >
      <div className="ld-expression" {...(isPlace && { id, tabIndex: -1 })}>
        {canBeWords !== null && (
          <Group gap={8} mb={6}>
            <SegmentedControl
              size="xs"
              aria-label={`${name}: ${t.way}`}
              value={isWords ? 'words' : 'text'}
              disabled={!canBeWords}
              data={[
                { value: 'words', label: labels.words },
                { value: 'text', label: labels.text },
              ]}
              onChange={(next) => onChange(next === 'words')}
            />
            {!canBeWords && (
              <Text size="xs" c="dimmed">
                {whyNot}
              </Text>
            )}
          </Group>
        )}
        {children}
      </div>
    </Input.Wrapper>
  );
}

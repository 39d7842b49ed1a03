import { useLanguage } from '@leitwerk/runtime-ui/renderer';
import { Group, MultiSelect, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useDrawingTexts } from '../../../i18n/drawing-texts.ts';
import type { LetterSurroundings } from '../complete-letter.ts';
import { FieldSelect } from './field-select.tsx';
import type { Condition, Operator } from './letter-call.ts';
import { OPERATORS, readCondition, writeCondition } from './letter-call.ts';
import type { Scopes } from './letter-scope.ts';
import { choicesIn, fieldAt } from './letter-scope.ts';

type Props = {
  readonly text: string;
  readonly scopes: Scopes;
  readonly surroundings: LetterSurroundings;
  readonly onChange: (text: string) => void;
};

/** When a part stands in a letter: a field, how it is asked and by what. What is more than that is written. */
export function ConditionInput({ text, scopes, surroundings, onChange }: Props) {
  const t = useDrawingTexts();
  const language = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  const condition = readCondition(text);
  const take = (): void => {
    if (typed !== null && typed !== text && typed.trim() !== '') onChange(typed.trim());
    setTyped(null);
  };
  if (!condition)
    return (
      <TextInput
        size="xs"
        miw={320}
        label={t.operator}
        description={t.cannotChoose}
        value={typed ?? text}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === 'Enter' && take()}
      />
    );
  const set = (next: Partial<Condition>): void => onChange(writeCondition({ ...condition, ...next }));
  return (
    <Group gap="xs" align="flex-end">
      <FieldSelect
        path={condition.path}
        choices={choicesIn(scopes, surroundings.model, language)}
        onChange={(path) => set({ path, values: [] })}
      />
      <Select
        size="xs"
        w={140}
        label={t.operator}
        allowDeselect={false}
        data={OPERATORS.map((one) => ({ value: one, label: t.operators[one] }))}
        value={condition.operator}
        onChange={(operator) => operator !== null && set({ operator: operator as Operator })}
      />
      {condition.operator !== 'filled' && condition.operator !== 'empty' && (
        <Values
          condition={condition}
          options={fieldAt(condition.path, scopes, surroundings.model)?.options}
          onChange={(values) => set({ values })}
        />
      )}
    </Group>
  );
}

type ValuesProps = {
  readonly condition: Condition;
  readonly options:
    | readonly { readonly id: string; readonly label: { readonly de: string; readonly en: string } }[]
    | undefined;
  readonly onChange: (values: readonly string[]) => void;
};

function Values({ condition: { values, operator }, options, onChange }: ValuesProps) {
  const t = useDrawingTexts();
  const language = useLanguage();
  if (options && operator !== 'more')
    return (
      <MultiSelect
        size="xs"
        miw={180}
        label={t.value}
        data={options.map((one) => ({ value: one.id, label: one.label[language] }))}
        value={values.filter((one) => one !== '')}
        onChange={onChange}
      />
    );
  return (
    <TextInput
      size="xs"
      w={140}
      label={t.value}
      value={values[0] ?? ''}
      onChange={(event) => onChange([event.currentTarget.value])}
    />
  );
}

import type { RuleOperator, RuleTest } from '@leitwerk/metadata/condition-rule';
import type { EntityModel } from '@leitwerk/runtime-ui/renderer';
import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useRuleTexts } from '../../i18n/rule-texts.ts';
import { Pick } from '../../schema-form/pick.tsx';
import { needsValue, operatorsFor, startedTest } from './rule-operators.ts';
import { RuleValueInput } from './rule-value-input.tsx';

/** One test: a field, how it is compared, and with what. */
export function RuleLine({
  id,
  entity,
  test,
  isReadOnly,
  onChange,
  onRemove,
}: {
  readonly id: string;
  readonly entity: EntityModel;
  readonly test: RuleTest;
  readonly isReadOnly: boolean;
  readonly onChange: (test: RuleTest) => void;
  readonly onRemove: () => void;
}) {
  const t = useRuleTexts();
  const label = useLabel();
  const field = entity.fields.find(({ name }) => name === test.field);
  const known = entity.fields.map((one) => ({ value: one.name, label: label(one.label) }));
  const offered = field ? operatorsFor(field) : [];
  const operators: readonly RuleOperator[] = offered.includes(test.operator) ? offered : [test.operator, ...offered];
  return (
    <div className="ld-rule-line">
      <Pick
        className="ld-rule-field"
        aria-label={t.field}
        placeholder={t.chooseField}
        readOnly={isReadOnly}
        data={field || test.field === '' ? known : [{ value: test.field, label: t.unknownField(test.field) }, ...known]}
        value={test.field === '' ? null : test.field}
        onChange={(name) => {
          const next = entity.fields.find((one) => one.name === name);
          const [operator] = next ? operatorsFor(next) : [];
          if (next && operator) onChange(startedTest(next, operator));
        }}
      />
      {test.field !== '' && (
        <Pick
          className="ld-rule-operator"
          searchable={false}
          aria-label={t.operator}
          readOnly={isReadOnly}
          data={operators.map((one) => ({ value: one, label: t.operators[one] }))}
          value={test.operator}
          onChange={(next) => {
            const operator = operators.find((one) => one === next);
            if (field && operator) onChange(startedTest(field, operator, test.value));
          }}
        />
      )}
      {field && needsValue(test.operator) && (
        <RuleValueInput
          key={`${test.field} ${test.operator}`}
          id={id}
          entity={entity}
          field={field}
          operator={test.operator}
          value={test.value}
          isReadOnly={isReadOnly}
          onChange={(value) => {
            const { value: _before, ...rest } = test;
            onChange(value ? { ...rest, value } : rest);
          }}
        />
      )}
      {!isReadOnly && (
        <ActionIcon size="sm" aria-label={t.removeLine} title={t.removeLine} onClick={onRemove} ml="auto">
          <IconX size={13} />
        </ActionIcon>
      )}
    </div>
  );
}

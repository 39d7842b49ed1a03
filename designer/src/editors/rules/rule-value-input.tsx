import type { RuleOperator, RuleValue } from '@leitwerk/metadata/condition-rule';
import type { EntityModel, FieldModel } from '@leitwerk/runtime-ui/renderer';
import { FieldInput, plainFromShown, useLabel } from '@leitwerk/runtime-ui/renderer';
import { NumberInput, TagsInput, Text } from '@mantine/core';
import { useRuleTexts } from '../../i18n/rule-texts.ts';
import { Pick } from '../../schema-form/pick.tsx';
import { sourcesFor, startValue } from './rule-operators.ts';

type Props = {
  readonly id: string;
  readonly entity: EntityModel;
  readonly field: FieldModel;
  readonly operator: RuleOperator;
  readonly value: RuleValue | undefined;
  readonly isReadOnly: boolean;
  readonly onChange: (value: RuleValue | undefined) => void;
};

/** With what a field is compared: where it comes from, and what it is. */
export function RuleValueInput(props: Props) {
  const { field, operator, value, onChange, isReadOnly } = props;
  const t = useRuleTexts();
  const offered = sourcesFor(field, operator);
  const source = value?.is ?? offered[0] ?? 'value';
  const sources = offered.includes(source) ? offered : [source, ...offered];
  return (
    <div className="ld-rule-value">
      {sources.length > 1 && (
        <Pick
          w={104}
          searchable={false}
          aria-label={t.source}
          readOnly={isReadOnly}
          data={sources.map((one) => ({ value: one, label: t.sources[one] }))}
          value={source}
          onChange={(next) => {
            const chosen = sources.find((one) => one === next);
            if (chosen && chosen !== source) onChange(startValue(chosen, field) ?? emptyValue(chosen));
          }}
        />
      )}
      <Entered {...props} source={source} />
    </div>
  );
}

/** A place for a value that is still to come, so that its input is shown. */
const emptyValue = (source: RuleValue['is']): RuleValue | undefined =>
  source === 'field' ? { is: 'field', field: '' } : undefined;

function Entered({
  id,
  entity,
  field,
  value,
  source,
  isReadOnly,
  onChange,
}: Props & { readonly source: RuleValue['is'] }) {
  const t = useRuleTexts();
  const label = useLabel();
  if (source === 'now' || source === 'user') return <Text size="sm">{t.sources[source]}</Text>;
  if (source === 'today')
    return (
      <NumberInput
        w={110}
        aria-label={t.days}
        suffix={` ${t.daysShort}`}
        allowDecimal={false}
        readOnly={isReadOnly}
        value={value?.is === 'today' ? value.days : 0}
        onChange={(days) => onChange({ is: 'today', days: Math.trunc(Number(days)) || 0 })}
      />
    );
  if (source === 'field')
    return (
      <Pick
        aria-label={t.otherField}
        readOnly={isReadOnly}
        data={entity.fields
          .filter((one) => one.name !== field.name && one.type === field.type)
          .map((one) => ({ value: one.name, label: label(one.label) }))}
        value={value?.is === 'field' ? value.field : null}
        onChange={(name) => onChange(name === null ? undefined : { is: 'field', field: name })}
      />
    );
  if (source === 'list' && field.type !== 'option')
    return (
      <TagsInput
        aria-label={t.value}
        readOnly={isReadOnly}
        value={value?.is === 'list' ? value.values.map(String) : []}
        onChange={(values) => onChange({ is: 'list', values })}
      />
    );
  const asked = askedField(field, source);
  if (isReadOnly)
    return (
      <Text size="sm">
        {value?.is === 'list' ? value.values.join(', ') : value?.is === 'value' && String(value.value)}
      </Text>
    );
  return (
    <FieldInput
      id={id}
      field={asked}
      label={t.value}
      hideLabel
      value={value?.is === 'list' ? value.values : value?.is === 'value' ? value.value : null}
      onChange={(next) => onChange(valueFrom(plainFromShown(next, asked)))}
      onProblem={(problem) => problem !== null && onChange(undefined)}
    />
  );
}

const isScalar = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

function valueFrom(given: unknown): RuleValue | undefined {
  if (Array.isArray(given)) return { is: 'list', values: given.map(String) };
  return isScalar(given) && given !== '' ? { is: 'value', value: given } : undefined;
}

/** As what the value is entered: several of a choice, one of several; of what calculates itself a plain value. */
function askedField(field: FieldModel, source: RuleValue['is']): FieldModel {
  const { default: _default, ...plain } = field;
  if (field.type === 'option') return { ...plain, type: source === 'list' ? 'options' : 'option' };
  if (field.type === 'options') return { ...plain, type: 'option' };
  if (field.type === 'computed')
    return { ...plain, type: field.result === 'decimal' ? 'decimal' : field.result === 'integer' ? 'integer' : 'text' };
  if (field.type === 'roll-up') return { ...plain, type: 'integer' };
  return field.type === 'long-text' || field.type === 'number-range' ? { ...plain, type: 'text' } : plain;
}

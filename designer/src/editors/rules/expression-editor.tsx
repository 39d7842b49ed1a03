import { ruleFromText } from '@leitwerk/metadata/condition-rule';
import { Group, Input, Loader, SegmentedControl, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { draftModel, entityWithId } from '../../draft/draft-model.ts';
import { useRuleTexts } from '../../i18n/rule-texts.ts';
import type { EditorProps } from '../../schema-form/form-context.tsx';
import { useForm } from '../../schema-form/form-context.tsx';
import { useFieldProps } from '../../schema-form/use-field-props.ts';
import { entityAround } from '../../where-used/walk-values.ts';
import './expression-editor.css';

const RuleBuilder = lazy(async () => ({ default: (await import('./rule-builder.tsx')).RuleBuilder }));
const FormulaInput = lazy(async () => ({ default: (await import('../formula/formula-input.tsx')).FormulaInput }));
const FormulaTrial = lazy(async () => ({ default: (await import('../formula/formula-trial.tsx')).FormulaTrial }));

/** Formulas under these names say yes or no. */
const CONDITIONS: ReadonlySet<unknown> = new Set([
  'visibleWhen',
  'requiredWhen',
  'readOnlyWhen',
  'guard',
  'if',
  'check',
]);

/** A formula: as a rule in words where it is a condition that can be one, else as JSONata; and what comes of it. */
export function ExpressionEditor(props: EditorProps) {
  const { path, value, isRequired, around, name } = props;
  const t = useRuleTexts();
  const { setValue } = useForm();
  const { documents, model: live } = useDraftEditing();
  const { id, required, readOnly, description, error } = useFieldProps(props);
  const [way, setWay] = useState<'rule' | 'text' | null>(null);
  const text = typeof value === 'string' ? value : '';
  const model = draftModel(documents, live);
  const entity = entityWithId(model, entityAround(around));
  const isCondition = entity !== undefined && CONDITIONS.has(path.at(-1));
  const canBeRule = isCondition && ruleFromText(text) !== null;
  const isRule = canBeRule && way !== 'text';
  const change = (next: string) => setValue(path, next === '' && !isRequired && !isCondition ? undefined : next, true);
  return (
    <Input.Wrapper
      labelElement="div"
      label={name}
      required={required}
      {...(description !== undefined && { description })}
      {...(error !== undefined && { error })}
    >
      <div className="ld-expression" id={id} tabIndex={-1}>
        {isCondition && (
          <Group gap={8} mb={6}>
            <SegmentedControl
              size="xs"
              aria-label={`${name}: ${t.way}`}
              value={isRule ? 'rule' : 'text'}
              disabled={!canBeRule}
              data={[
                { value: 'rule', label: t.rule },
                { value: 'text', label: t.text },
              ]}
              onChange={(next) => setWay(next === 'rule' ? 'rule' : 'text')}
            />
            {!canBeRule && (
              <Text size="xs" c="dimmed">
                {t.notARule}
              </Text>
            )}
          </Group>
        )}
        <Suspense fallback={<Loader size="xs" />}>
          {isRule ? (
            <RuleBuilder id={id} text={text} model={model} entity={entity} isReadOnly={readOnly} onChange={change} />
          ) : (
            <FormulaInput
              name={name}
              text={text}
              entity={entity}
              isWrong={error !== undefined}
              isReadOnly={readOnly}
              onChange={change}
            />
          )}
          {entity && text !== '' && <FormulaTrial text={text} entity={entity} isCondition={isCondition} />}
        </Suspense>
      </div>
    </Input.Wrapper>
  );
}

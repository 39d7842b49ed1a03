import { ruleFromText } from '@leitwerk/metadata/condition-rule';
import { Loader } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { draftModel } from '../../draft/draft-model.ts';
import { useRuleTexts } from '../../i18n/rule-texts.ts';
import type { EditorProps } from '../../schema-form/form-context.tsx';
import { useForm } from '../../schema-form/form-context.tsx';
import { useFieldProps } from '../../schema-form/use-field-props.ts';
import { formulaSubject } from './formula-subject.ts';
import { TwoWays } from './two-ways.tsx';

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
  'only',
]);

/** A formula: as a rule in words where it is a condition that can be one, else as JSONata; and what comes of it. */
export function ExpressionEditor(props: EditorProps) {
  const { path, value, isRequired, around, name } = props;
  const t = useRuleTexts();
  const { setValue } = useForm();
  const { documents, model: live } = useDraftEditing();
  const field = useFieldProps(props);
  const { id, readOnly, error } = field;
  const [wantsWords, setWords] = useState(true);
  const text = typeof value === 'string' ? value : '';
  const model = draftModel(documents, live);
  const { entity, isRecord } = formulaSubject(around, model);
  const isCondition = entity !== undefined && CONDITIONS.has(path.at(-1));
  const canBeRule = isCondition && ruleFromText(text) !== null;
  const isRule = canBeRule && wantsWords;
  const change = (next: string, isUnfinished = false) =>
    setValue(path, next === '' && !isRequired && !isUnfinished ? undefined : next, true);
  return (
    <TwoWays
      name={name}
      field={field}
      isWords={isRule}
      canBeWords={isCondition ? canBeRule : null}
      labels={{ words: t.rule, text: t.text }}
      whyNot={t.notARule}
      onChange={setWords}
    >
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
        {entity && isRecord && text !== '' && <FormulaTrial text={text} entity={entity} isCondition={isCondition} />}
      </Suspense>
    </TwoWays>
  );
}

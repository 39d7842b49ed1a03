import { useTexts } from '../../i18n/designer-texts.ts';
import type { EditorProps } from '../form-context.tsx';
import { useForm } from '../form-context.tsx';
import { Pick } from '../pick.tsx';
import { usePropertyWords } from '../property-words.ts';
import { useFieldProps } from '../use-field-props.ts';

/** Up to so many values are looked through without a search. */
const FEW = 8;

export function ChoiceEditor(props: EditorProps) {
  const { path, value, node, isRequired } = props;
  const t = useTexts();
  const { setValue } = useForm();
  const { wordFor } = usePropertyWords();
  const values = node.schema.enum ?? [];
  const isKnown = value === undefined || value === '' || values.includes(String(value));
  return (
    <Pick
      {...useFieldProps(props)}
      clearable={!isRequired}
      searchable={values.length > FEW}
      data={[
        ...values.map((one) => ({ value: one, label: wordFor(node.schema, one) })),
        ...(isKnown ? [] : [{ value: String(value), label: t.notThere(String(value)) }]),
      ]}
      value={value === undefined || value === '' ? null : String(value)}
      onChange={(next) => setValue(path, next ?? undefined)}
    />
  );
}

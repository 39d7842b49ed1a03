import { useTexts } from '../../i18n/designer-texts.ts';
import { useChoices } from '../choices.ts';
import type { EditorProps } from '../form-context.tsx';
import { useForm } from '../form-context.tsx';
import { Pick } from '../pick.tsx';
import { useFieldProps } from '../use-field-props.ts';

/** The id of something else, chosen by what it is called. */
export function ReferenceEditor(props: EditorProps) {
  const { path, value, node, around, isRequired } = props;
  const t = useTexts();
  const { setValue } = useForm();
  const choices = useChoices(node, around);
  const isSet = typeof value === 'string' && value !== '';
  const isKnown = !isSet || choices.some((one) => one.value === value);
  return (
    <Pick
      {...useFieldProps(props)}
      clearable={!isRequired}
      data={isKnown ? [...choices] : [...choices, { value: String(value), label: t.notThere(String(value)) }]}
      value={isSet ? value : null}
      onChange={(next) => setValue(path, next ?? undefined)}
    />
  );
}

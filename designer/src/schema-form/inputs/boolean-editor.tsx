import { Checkbox } from '@mantine/core';
import { useTexts } from '../../i18n/designer-texts.ts';
import type { EditorProps } from '../form-context.tsx';
import { useForm } from '../form-context.tsx';
import { Pick } from '../pick.tsx';
import { useFieldProps } from '../use-field-props.ts';

/** Yes or no; where nothing said is a third thing, there are three to choose from. */
export function BooleanEditor(props: EditorProps) {
  const { path, value, node, isRequired } = props;
  const t = useTexts();
  const { setValue, isReadOnly } = useForm();
  const { required: _required, readOnly: _readOnly, ...field } = useFieldProps(props);
  if (node.schema['x-open'])
    return (
      <Pick
        {...field}
        disabled={isReadOnly}
        clearable
        data={[
          { value: 'true', label: t.yes },
          { value: 'false', label: t.no },
        ]}
        value={value === undefined ? null : String(value)}
        onChange={(next) => setValue(path, next === null ? undefined : next === 'true')}
      />
    );
  return (
    <Checkbox
      {...field}
      mt={6}
      disabled={isReadOnly}
      checked={value === true}
      onChange={(event) => setValue(path, event.currentTarget.checked || (isRequired ? false : undefined))}
    />
  );
}

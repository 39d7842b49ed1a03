import { icons, NamedIcon } from '@leitwerk/runtime-ui/renderer';
import { Group } from '@mantine/core';
import type { EditorProps } from '../form-context.tsx';
import { useForm } from '../form-context.tsx';
import { Pick } from '../pick.tsx';
import { useFieldProps } from '../use-field-props.ts';

/** An icon of the set that the screens ship. */
export function IconEditor(props: EditorProps) {
  const { path, value, isRequired } = props;
  const { setValue } = useForm();
  const isSet = typeof value === 'string' && value !== '';
  const names = Object.keys(icons);
  return (
    <Pick
      {...useFieldProps(props)}
      clearable={!isRequired}
      leftSection={isSet ? <NamedIcon name={value} /> : null}
      data={isSet && !names.includes(value) ? [...names, value] : names}
      renderOption={({ option }) => (
        <Group gap={8}>
          <NamedIcon name={option.value} />
          {option.label}
        </Group>
      )}
      value={isSet ? value : null}
      onChange={(next) => setValue(path, next ?? undefined)}
    />
  );
}

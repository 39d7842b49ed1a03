import { ActionIcon, Input, MultiSelect, TagsInput, Text, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTexts } from '../../i18n/designer-texts.ts';
import { useChoices, useSuggestions } from '../choices.ts';
import type { EditorProps } from '../form-context.tsx';
import { useForm } from '../form-context.tsx';
import { movedElement, rowKeys } from '../moved-element.ts';
import { Pick } from '../pick.tsx';
import { usePropertyWords } from '../property-words.ts';
import { shapeOf } from '../shape.ts';
import { SortableRows } from '../sortable-rows.tsx';
import { useFieldProps } from '../use-field-props.ts';
import type { ValuePath } from '../value-path.ts';
import { placeId } from '../value-path.ts';

/** A list of texts: several choices, references in an order, or free ones. */
export function TextsEditor(props: EditorProps) {
  const { node, path, value, isRequired } = props;
  const { setValue } = useForm();
  const { wordFor } = usePropertyWords();
  const field = useFieldProps(props);
  const shape = shapeOf(node);
  const suggestions = useSuggestions(shape.is === 'texts' ? shape.item : node);
  if (shape.is !== 'texts') return null;
  const list = (Array.isArray(value) ? value : []).map(String);
  const set = (next: readonly string[]) => setValue(path, next.length === 0 && !isRequired ? undefined : next);
  const itemShape = shapeOf(shape.item).is;
  if (itemShape === 'choice')
    return (
      <MultiSelect
        searchable
        {...field}
        data={(shape.item.schema.enum ?? []).map((one) => ({ value: one, label: wordFor(shape.item.schema, one) }))}
        value={list}
        onChange={set}
      />
    );
  if (itemShape === 'reference') return <ReferenceRows {...props} list={list} onChange={set} />;
  return <TagsInput {...field} data={[...suggestions]} value={list} onChange={set} />;
}

function ReferenceRows({
  list,
  onChange,
  ...props
}: EditorProps & { readonly list: readonly string[]; readonly onChange: (next: readonly string[]) => void }) {
  const { node, path, name, around } = props;
  const t = useTexts();
  const { isReadOnly, issuesAt } = useForm();
  const { required, description, error, id } = useFieldProps(props);
  const shape = shapeOf(node);
  const item = shape.is === 'texts' ? shape.item : node;
  const choices = useChoices(item, around);
  const titleOf = (value: string): string => choices.find((one) => one.value === value)?.label ?? t.notThere(value);
  const keys = rowKeys(list);
  const rows = list.map((value, at) => ({
    key: keys[at] ?? value,
    name: titleOf(value),
    content: (
      <div className="ld-line ld-pick" id={placeId([...path, at])} tabIndex={-1}>
        <span className="lw-ellipsis">{titleOf(value)}</span>
        <Problem path={[...path, at]} />
        {!isReadOnly && (
          <Tooltip label={t.removeOne(titleOf(value))}>
            <ActionIcon
              size="sm"
              ml="auto"
              aria-label={t.removeOne(titleOf(value))}
              onClick={() => onChange(list.filter((_, index) => index !== at))}
            >
              <IconX size={13} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
    ),
  }));
  return (
    <Input.Wrapper
      labelElement="div"
      label={name}
      required={required}
      description={description}
      error={error ?? issuesAt(path)[0]?.message}
      id={id}
    >
      <div className="ld-picks">
        <SortableRows rows={rows} isFixed={isReadOnly} onMove={(from, to) => onChange(movedElement(list, from, to))} />
        {!isReadOnly && (
          <Pick
            size="xs"
            aria-label={t.addTo(name)}
            placeholder={t.add}
            data={choices.filter(({ value }) => !list.includes(value))}
            value={null}
            onChange={(value) => value !== null && onChange([...list, value])}
          />
        )}
      </div>
    </Input.Wrapper>
  );
}

function Problem({ path }: { readonly path: ValuePath }) {
  const { issuesAt } = useForm();
  const [issue] = issuesAt(path);
  if (!issue) return null;
  return (
    <Text size="xs" c="var(--mantine-color-error)">
      {issue.message}
    </Text>
  );
}

import type { FieldTypeName } from '@leitwerk/metadata/generated/definitions.gen';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { SchemaNode } from '@leitwerk/metadata/schema-node';
import { nodeBelow } from '@leitwerk/metadata/schema-node';
import { TagsInput } from '@mantine/core';
import { useTexts } from '../../i18n/designer-texts.ts';
import { useChoices } from '../../schema-form/choices.ts';
import { idFromText } from '../../schema-form/initial-value.ts';
import { Pick } from '../../schema-form/pick.tsx';
import { usePropertyWords } from '../../schema-form/property-words.ts';

type Props = {
  readonly type: FieldTypeName;
  readonly node: SchemaNode;
  readonly value: Plain;
  readonly onChange: (value: Plain) => void;
};

/** What a type cannot do without: where a reference leads, what can be chosen, which numbering counts. */
export function TypeSettings({ type, node, value, onChange }: Props) {
  switch (type) {
    case 'reference':
    case 'references':
    case 'roll-up':
      return <Chosen property="entity" node={node} value={value} onChange={onChange} />;
    case 'number-range':
      return <Chosen property="numbering" node={node} value={value} onChange={onChange} />;
    case 'option':
    case 'options':
      return (
        <>
          <TypedOptions value={value} onChange={onChange} />
          <Chosen property="optionSet" node={node} value={value} onChange={onChange} />
        </>
      );
    default:
      return null;
  }
}

function Chosen({
  property,
  node,
  value,
  onChange,
}: Omit<Props, 'type'> & { readonly property: 'entity' | 'numbering' | 'optionSet' }) {
  const { nameOf } = usePropertyWords();
  const below = nodeBelow(node, property);
  const choices = useChoices(below, []);
  return (
    <Pick
      required={property !== 'optionSet'}
      clearable={property === 'optionSet'}
      label={nameOf(below.schema, property)}
      data={choices}
      value={typeof value[property] === 'string' ? value[property] : null}
      onChange={(next) => onChange(next === null ? {} : { [property]: next })}
    />
  );
}

function TypedOptions({ value, onChange }: Pick<Props, 'value' | 'onChange'>) {
  const t = useTexts();
  const options = Array.isArray(value['options']) ? value['options'].filter(isPlain) : [];
  const labels = options.map((option) => (isPlain(option['label']) ? String(option['label']['de']) : ''));
  return (
    <TagsInput
      label={t.optionsTyped}
      description={t.optionsHint}
      value={labels}
      onChange={(texts) =>
        onChange(
          texts.length === 0
            ? {}
            : {
                options: texts.map((text) => ({
                  id: idFromText(text, 'kebab') || text,
                  label: { de: text, en: text },
                })),
              },
        )
      }
    />
  );
}

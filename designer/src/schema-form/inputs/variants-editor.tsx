import type { SchemaNode } from '@leitwerk/metadata/schema-node';
import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useTexts } from '../../i18n/designer-texts.ts';
import type { EditorProps } from '../form-context.tsx';
import { useForm } from '../form-context.tsx';
import { initialValue } from '../initial-value.ts';
import { isVariant, shapeOf } from '../shape.ts';

/** One of several sorts of value: the sort is chosen first. */
export function VariantsEditor(props: EditorProps) {
  const { node, path, value, name } = props;
  const t = useTexts();
  const { Editor, setValue, isReadOnly } = useForm();
  const shape = shapeOf(node);
  if (shape.is !== 'variants') return null;
  const { variants } = shape;
  const words: Readonly<Record<string, string>> = t.variants;
  const at = variants.findIndex((one) => isVariant(one, value));
  const chosen = variants[at] ?? variants[0];
  const titleOf = (one: SchemaNode, index: number): string =>
    words[shapeOf(one).is] ?? one.schema.title ?? String(index + 1);
  return (
    <Stack gap={4}>
      <Text size="sm" fw={500}>
        {name}
      </Text>
      <SegmentedControl
        size="xs"
        w="fit-content"
        aria-label={`${name}: ${t.variant}`}
        readOnly={isReadOnly}
        value={String(Math.max(at, 0))}
        data={variants.map((one, index) => ({ value: String(index), label: titleOf(one, index) }))}
        onChange={(next) => {
          const variant = variants[Number(next)];
          if (variant) setValue(path, initialValue(variant));
        }}
      />
      {chosen && (
        <Editor {...props} isBare node={{ ...chosen, schema: { ...withoutVariants(node), ...chosen.schema } }} />
      )}
    </Stack>
  );
}

function withoutVariants({ schema: { anyOf: _any, oneOf: _one, ...own } }: SchemaNode) {
  return own;
}

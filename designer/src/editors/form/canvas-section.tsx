import { isPlain } from '@leitwerk/metadata/keyed-list';
import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { Text } from '@mantine/core';
import { IconCircleDashed, IconGripVertical } from '@tabler/icons-react';
import { headOf } from '../../draft/definition-head.ts';
import { useFormTexts } from '../../i18n/form-texts.ts';
import type { ValuePath } from '../../schema-form/value-path.ts';
import { pathText, valueAt } from '../../schema-form/value-path.ts';
import { CanvasField } from './canvas-field.tsx';
import { DragPart, DropEnd } from './drag-part.tsx';
import { listAt } from './form-part.ts';
import { useParts } from './form-parts.ts';

const USUAL_COLUMNS = 2;

/** A section with its heading, by which it is moved, and its fields in their columns. */
export function CanvasSection({ path }: { readonly path: ValuePath }) {
  const t = useFormTexts();
  const label = useLabel();
  const { document, nameOf, chosen } = useParts();
  const section = valueAt(document, path);
  const columns = isPlain(section) && typeof section['columns'] === 'number' ? section['columns'] : USUAL_COLUMNS;
  const heading = label(headOf(section).label);
  const hasCondition = isPlain(section) && section['visibleWhen'] !== undefined;
  return (
    <section
      className="ld-canvas-section"
      aria-label={t.kindOf(t.kinds.section, nameOf(path))}
      data-chosen={pathText(chosen) === pathText(path) || undefined}
    >
      <DragPart path={path} className="ld-canvas-heading" description={hasCondition ? t.hasCondition : t.kinds.section}>
        <IconGripVertical size={14} aria-hidden className="ld-grip" />
        <Text span size="sm" fw={600} {...(heading === '' && { c: 'dimmed' })} className="lw-ellipsis">
          {heading || t.noName}
        </Text>
        {hasCondition && <IconCircleDashed size={13} aria-hidden />}
      </DragPart>
      <CanvasFields path={[...path, 'fields']} columns={columns} name={nameOf(path)} />
    </section>
  );
}

export function CanvasFields({
  path,
  columns,
  name,
}: {
  readonly path: ValuePath;
  readonly columns: number;
  readonly name: string;
}) {
  const t = useFormTexts();
  const { document } = useParts();
  const fields = listAt(document, path);
  return (
    <div className="ld-canvas-fields" style={{ '--ld-columns': columns } as React.CSSProperties}>
      {fields.map((_field, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what stands at a place is what is dragged from there
        <CanvasField key={at} path={[...path, at]} columns={columns} />
      ))}
      <DropEnd list={path} name={name}>
        {fields.length === 0 ? t.emptySection : t.dropHere}
      </DropEnd>
    </div>
  );
}

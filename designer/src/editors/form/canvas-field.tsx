import { Text } from '@mantine/core';
import { IconChevronDown, IconCircleDashed, IconLock } from '@tabler/icons-react';
import { useFormTexts } from '../../i18n/form-texts.ts';
import type { ValuePath } from '../../schema-form/value-path.ts';
import { valueAt } from '../../schema-form/value-path.ts';
import { DragPart } from './drag-part.tsx';
import { fieldOf } from './form-part.ts';
import type { FieldModel } from './form-parts.ts';
import { useParts } from './form-parts.ts';

const TALL = new Set<FieldModel['type']>(['long-text', 'rich-text', 'child-rows', 'json', 'address']);
const SHOWN = new Set<FieldModel['type']>(['computed', 'roll-up', 'number-range']);
const CHOSEN = new Set<FieldModel['type']>(['option', 'options', 'reference', 'references', 'user', 'team']);

/** A field as it will stand on the page: its label, its width, whether it must be filled. */
export function CanvasField({ path, columns }: { readonly path: ValuePath; readonly columns: number }) {
  const t = useFormTexts();
  const { fieldOf: modelOf, document, nameOf } = useParts();
  const part = valueAt(document, path) as { readonly span?: unknown; readonly required?: unknown } | undefined;
  const field = modelOf(part);
  const isRequired = field?.required === true || part?.required === true;
  const hasCondition = field?.visibleWhen !== undefined;
  const isShown = field !== undefined && (SHOWN.has(field.type) || field.readOnly === true);
  const span = Math.min(typeof part?.span === 'number' ? part.span : 1, columns);
  const marks = [...(isRequired ? [t.isRequired] : []), ...(hasCondition ? [t.isHidden] : [])].join(', ');
  return (
    <DragPart path={path} className="ld-canvas-field" style={{ gridColumn: `span ${span}` }} description={marks}>
      <span className="ld-canvas-label">
        <span className="lw-ellipsis">{nameOf(path)}</span>
        {isRequired && (
          <Text span c="var(--mantine-color-error)" aria-hidden>
            *
          </Text>
        )}
        {hasCondition && <IconCircleDashed size={13} aria-hidden title={t.isHidden} />}
      </span>
      <span
        className="ld-canvas-input"
        data-tall={(field && TALL.has(field.type)) || undefined}
        data-box={field?.type === 'boolean' || undefined}
        data-shown={isShown || undefined}
        aria-hidden
      >
        {field === undefined && (
          <Text span size="xs" c="var(--mantine-color-error)">
            {fieldOf(part)} ?
          </Text>
        )}
        {isShown && <IconLock size={13} />}
        {field && CHOSEN.has(field.type) && !isShown && <IconChevronDown size={14} />}
      </span>
    </DragPart>
  );
}

import { isPlain } from '@leitwerk/metadata/keyed-list';
import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { Button, Text } from '@mantine/core';
import { IconList } from '@tabler/icons-react';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { entityWithId } from '../../draft/draft-model.ts';
import { useFormTexts } from '../../i18n/form-texts.ts';
import type { ValuePath } from '../../schema-form/value-path.ts';
import { valueAt } from '../../schema-form/value-path.ts';
import { AddFieldId } from './add-field-id.tsx';
import { DragPart, DropEnd } from './drag-part.tsx';
import { listAt } from './form-part.ts';
import { useParts } from './form-parts.ts';
import { usualColumns } from './usual-columns.ts';

/** A related list as the head of its table: its columns in their order, or those that it has as long as none are named. */
export function CanvasRelated({ path }: { readonly path: ValuePath }) {
  const t = useFormTexts();
  const label = useLabel();
  const { documents } = useDraftEditing();
  const { document, form, model, nameOf } = useParts();
  const part = valueAt(document, path);
  const other = entityWithId(model, isPlain(part) ? part['entity'] : undefined);
  const list = [...path, 'columns'];
  const columns = listAt(document, list);
  const title = other?.fields.find(({ id }) => id === other.titleField);
  const usual = other && isPlain(part) ? usualColumns(other, String(part['via']), documents, model) : [];
  return (
    <div className="ld-canvas-list">
      <DragPart path={path} className="ld-canvas-related" description={t.kinds.related}>
        <IconList size={15} aria-hidden />
        <Text span size="sm" fw={600}>
          {nameOf(path)}
        </Text>
      </DragPart>
      <section className="ld-canvas-columns" aria-label={t.columnsOf(nameOf(path))}>
        {columns.length > 0 ? (
          <>
            {title && !columns.includes(title.id) && (
              <span className="ld-canvas-column" data-given title={t.titleColumn}>
                {label(title.label)}
              </span>
            )}
            {columns.map((_id, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: what stands at a place is what is dragged from there
              <DragPart key={at} path={[...list, at]} className="ld-canvas-column" description={t.kinds.column}>
                {nameOf([...list, at])}
              </DragPart>
            ))}
            <DropEnd list={list} name={t.columnsOf(nameOf(path))}>
              {t.dropHere}
            </DropEnd>
            <AddFieldId list={list} entity={other} label={t.addColumn} />
          </>
        ) : (
          <>
            {usual.map((field) => (
              <span key={field.id} className="ld-canvas-column" data-given>
                {label(field.label)}
              </span>
            ))}
            {!form.isReadOnly && usual.length > 0 && (
              <Button
                size="compact-xs"
                variant="default"
                title={t.ownColumnsHint}
                onClick={() =>
                  form.setValue(
                    list,
                    usual.map(({ id }) => id),
                  )
                }
              >
                {t.ownColumns}
              </Button>
            )}
          </>
        )}
      </section>
    </div>
  );
}

import { DndContext, DragOverlay, MeasuringStrategy } from '@dnd-kit/core';
import { Loader, SegmentedControl, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import { lazy, Suspense, useState } from 'react';
import { useFormTexts } from '../../i18n/form-texts.ts';
import type { KindEditorProps } from '../kind-editor-props.ts';
import { FormCanvas } from './form-canvas.tsx';
import './form-editor.css';
import { FormPalette } from './form-palette.tsx';
import { FormPartsProvider } from './form-parts.ts';
import { PartPanel } from './part-panel.tsx';
import { useFormParts } from './use-form-parts.ts';
import { usePartDrag } from './use-part-drag.ts';

const FormPreviewPanel = lazy(async () => ({ default: (await import('./form-preview-panel.tsx')).FormPreviewPanel }));

/** Forms and journals are put together as their page will look. */
export function FormEditor({ form, document, node }: KindEditorProps) {
  const t = useFormTexts();
  const parts = useFormParts({ form, document });
  const { dragged, context } = usePartDrag(parts);
  const [isPreview, setPreview] = useState(false);
  const onKeyDown = (event: KeyboardEvent) => {
    if (dragged || form.isReadOnly || parts.chosen.length === 0) return;
    if (event.key !== 'Delete' && event.key !== 'Backspace') return;
    event.preventDefault();
    parts.remove(parts.chosen);
  };
  const onCopy = (event: ClipboardEvent) => {
    const text = parts.copied(parts.chosen);
    if (text === null) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', text);
    if (event.type === 'cut' && !form.isReadOnly) parts.remove(parts.chosen);
    else notifications.show({ message: t.copied(parts.nameOf(parts.chosen)) });
  };
  const onPaste = (event: ClipboardEvent) => {
    if (form.isReadOnly) return;
    event.preventDefault();
    parts.paste(event.clipboardData.getData('text/plain'));
  };
  return (
    <FormPartsProvider value={parts}>
      <SegmentedControl
        size="xs"
        mb={10}
        w="fit-content"
        aria-label={t.way}
        value={isPreview ? 'preview' : 'canvas'}
        data={[
          { value: 'canvas', label: t.canvas },
          { value: 'preview', label: t.preview },
        ]}
        onChange={(next) => setPreview(next === 'preview')}
      />
      {isPreview ? (
        <Suspense fallback={<Loader size="sm" />}>
          <FormPreviewPanel />
        </Suspense>
      ) : (
        <DndContext {...context} measuring={{ droppable: { strategy: MeasuringStrategy.Always } }}>
          <div className="ld-form-editor" data-dragging={dragged?.kind}>
            <FormPalette />
            <section
              className="ld-canvas"
              aria-label={t.canvas}
              onKeyDown={onKeyDown}
              onCopy={onCopy}
              onCut={onCopy}
              onPaste={onPaste}
            >
              <FormCanvas />
              <Text size="xs" c="dimmed" mt={12}>
                {t.canvasHint}
              </Text>
            </section>
            <PartPanel node={node} />
          </div>
          <DragOverlay dropAnimation={null}>{dragged && <div className="ld-dragged">{dragged.name}</div>}</DragOverlay>
        </DndContext>
      )}
      <Title order={3} size="h5" mt="lg" mb={8}>
        {t.others}
      </Title>
    </FormPartsProvider>
  );
}

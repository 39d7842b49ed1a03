import { Loader, SegmentedControl } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useFormTexts } from '../../i18n/form-texts.ts';
import type { KindEditorProps } from '../kind-editor-props.ts';

const ViewPreviewPanel = lazy(async () => ({ default: (await import('./view-preview-panel.tsx')).ViewPreviewPanel }));

/** A view is set up in the form below; above it stands what comes of it, as soon as somebody wants to see it. */
export function ViewEditor({ document }: KindEditorProps) {
  const t = useFormTexts();
  const [isPreview, setPreview] = useState(false);
  return (
    <>
      <SegmentedControl
        size="xs"
        mb={10}
        w="fit-content"
        aria-label={t.viewWay}
        value={isPreview ? 'preview' : 'settings'}
        data={[
          { value: 'settings', label: t.settingsOnly },
          { value: 'preview', label: t.withPreview },
        ]}
        onChange={(next) => setPreview(next === 'preview')}
      />
      {isPreview && (
        <Suspense fallback={<Loader size="sm" />}>
          <ViewPreviewPanel document={document} />
        </Suspense>
      )}
    </>
  );
}

import { ActionIcon, Button, Group } from '@mantine/core';
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { previewTexts } from './preview-texts.ts';

const STEP = 1.25;
const LEAST = 0.25;
const MOST = 5;

/** Larger, smaller and fitted in. @param zoom null: fitted in */
export function ZoomTools({
  zoom,
  onZoom,
  children,
}: {
  readonly zoom: number | null;
  readonly onZoom: (zoom: number | null) => void;
  readonly children?: ReactNode;
}) {
  const t = useOwnTexts(previewTexts);
  const by = (factor: number) => onZoom(Math.min(MOST, Math.max(LEAST, (zoom ?? 1) * factor)));
  return (
    <Group gap={4} justify="center" className="lw-viewer-tools">
      {children}
      <ActionIcon aria-label={t.zoomOut} title={t.zoomOut} disabled={(zoom ?? 1) <= LEAST} onClick={() => by(1 / STEP)}>
        <IconZoomOut size={18} />
      </ActionIcon>
      <Button size="compact-sm" variant="subtle" aria-pressed={zoom === null} onClick={() => onZoom(null)}>
        {zoom === null ? t.fit : `${Math.round(zoom * 100)} %`}
      </Button>
      <ActionIcon aria-label={t.zoomIn} title={t.zoomIn} disabled={(zoom ?? 1) >= MOST} onClick={() => by(STEP)}>
        <IconZoomIn size={18} />
      </ActionIcon>
    </Group>
  );
}

import { ActionIcon, Box, Group, Modal, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconDownload, IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import type { WireFile } from '../../client/files.ts';
import { fileAddress } from '../../client/files.ts';
import { useSizeText } from '../../controls/size-text.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { EntityModel } from '../../model/definitions.ts';
import { FileVersionsPanel } from './file-versions-panel.tsx';
import { FileViewer } from './file-viewer.tsx';
import { previewTexts } from './preview-texts.ts';
import { useRecordFiles } from './use-record-files.ts';

/** Arrows belong to a player, a page or a table that scrolls, as long as the keyboard is there. */
const isUsingArrows = (event: KeyboardEvent): boolean =>
  event.target instanceof Element && event.target.closest('audio, video, [data-scrolls]') !== null;

/** A file in place, over the page: by arrow keys to the record's other files, with its former versions beside it. */
export function FilePreview({
  file,
  record,
  onClose,
}: {
  readonly file: WireFile;
  readonly record: { readonly entity: EntityModel; readonly id: string } | null;
  readonly onClose: () => void;
}) {
  const t = useOwnTexts(previewTexts);
  const sizeText = useSizeText();
  const [place, setPlace] = useState(file);
  /** A version other than the one at this place. */
  const [version, setVersion] = useState<WireFile | null>(null);
  const [hasVersions, setVersions] = useState(false);
  const files = useRecordFiles(record, place);
  const at = files.findIndex((one) => one.id === place.id);
  const shown = version ?? place;
  const go = (step: number, event?: KeyboardEvent) => {
    const next = files[at + step];
    if (!next || (event && isUsingArrows(event))) return;
    setPlace(next);
    setVersion(null);
  };
  useHotkeys([
    ['ArrowLeft', (event) => go(-1, event), { preventDefault: false }],
    ['ArrowRight', (event) => go(1, event), { preventDefault: false }],
  ]);
  return (
    <Modal.Root opened onClose={onClose} fullScreen size="100%">
      <Modal.Overlay />
      <Modal.Content className="lw-preview">
        <Modal.Header className="lw-preview-header">
          <Box miw={0} style={{ flex: 1 }}>
            <Modal.Title className="lw-ellipsis">{shown.name}</Modal.Title>
            <Text size="xs" c="dimmed" role="status">
              {[version ? t.former : '', files.length > 1 ? t.place(at + 1, files.length) : '', sizeText(shown.size)]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </Box>
          <Group gap={4} wrap="nowrap">
            {files.length > 1 && (
              <>
                <ActionIcon
                  size="lg"
                  disabled={at <= 0}
                  onClick={() => go(-1)}
                  aria-label={t.previous}
                  title={t.previous}
                >
                  <IconChevronLeft size={20} />
                </ActionIcon>
                <ActionIcon
                  size="lg"
                  disabled={at >= files.length - 1}
                  onClick={() => go(1)}
                  aria-label={t.next}
                  title={t.next}
                >
                  <IconChevronRight size={20} />
                </ActionIcon>
              </>
            )}
            <ActionIcon
              size="lg"
              variant={hasVersions ? 'light' : 'subtle'}
              aria-pressed={hasVersions}
              aria-label={t.versions}
              title={t.versions}
              onClick={() => setVersions(!hasVersions)}
            >
              <IconHistory size={20} />
            </ActionIcon>
            <ActionIcon
              component="a"
              size="lg"
              href={fileAddress(shown.id)}
              download={shown.name}
              aria-label={t.download}
              title={t.download}
            >
              <IconDownload size={20} />
            </ActionIcon>
            <Modal.CloseButton size="lg" aria-label={t.close} data-autofocus />
          </Group>
        </Modal.Header>
        <Modal.Body className="lw-preview-body">
          <Box className="lw-preview-shown">
            <FileViewer key={shown.id} file={shown} />
          </Box>
          {hasVersions && (
            <FileVersionsPanel
              file={place}
              shown={shown.id}
              onShow={(next) => setVersion(next.id === place.id ? null : next)}
              onCurrent={(next) => {
                setPlace(next);
                setVersion(null);
              }}
            />
          )}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

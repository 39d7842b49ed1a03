import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import {
  IconArrowRight,
  IconClipboard,
  IconDots,
  IconFileExport,
  IconFileImport,
  IconPlayerPlay,
  IconPlus,
} from '@tabler/icons-react';
import { useCanvasTexts } from '../../i18n/canvas-texts.ts';
import { useCanvas } from './canvas-context.tsx';

/** What can be done with the whole picture. */
export function CanvasTools({ isTrying, onTry }: { readonly isTrying: boolean; readonly onTry: () => void }) {
  const t = useCanvasTexts();
  const { kind, isReadOnly, ask, selected, picture } = useCanvas();
  const state = selected && 'state' in selected ? selected.state : null;
  const isHolder = picture.states.some(({ path }) => state !== null && path.startsWith(`${state}.`));
  const holder = state === null ? '' : isHolder ? state : state.split('.').slice(0, -1).join('.');
  return (
    <Group gap={6} mb={8}>
      {!isReadOnly && (
        <>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => ask({ ask: 'add-state', parent: holder })}
          >
            {t.addState}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconArrowRight size={14} aria-hidden />}
            onClick={() => ask({ ask: 'connect', from: state, to: null })}
          >
            {t.addWay}
          </Button>
        </>
      )}
      {kind.isNested && (
        <>
          {!isReadOnly && (
            <Button
              size="xs"
              variant={isTrying ? 'filled' : 'default'}
              aria-pressed={isTrying}
              leftSection={<IconPlayerPlay size={14} aria-hidden />}
              onClick={onTry}
            >
              {t.tryOut}
            </Button>
          )}
          <Menu position="bottom-start">
            <Menu.Target>
              <ActionIcon aria-label={t.more}>
                <IconDots size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {!isReadOnly && (
                <>
                  <Menu.Item
                    leftSection={<IconClipboard size={15} aria-hidden />}
                    onClick={() => ask({ ask: 'paste', parent: holder })}
                  >
                    {t.paste}
                  </Menu.Item>
                  <Menu.Item
                    leftSection={<IconFileImport size={15} aria-hidden />}
                    onClick={() => ask({ ask: 'import' })}
                  >
                    {t.importXState}
                  </Menu.Item>
                </>
              )}
              <Menu.Item leftSection={<IconFileExport size={15} aria-hidden />} onClick={() => ask({ ask: 'export' })}>
                {t.exportXState}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      )}
    </Group>
  );
}

import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useText } from '../../i18n/language.ts';
import type { EntityModel } from '../../model/definitions.ts';
import { ArrangeViews } from './arrange-views.tsx';
import type { ListSearch } from './list-search.ts';
import { searchOf, viewFromSaved } from './list-state.ts';
import { useViewChanges } from './use-view-changes.ts';
import type { Views } from './use-views.ts';
import type { ViewDialog } from './view-dialog.ts';
import { ViewForm } from './view-form.tsx';

type Props = {
  readonly dialog: ViewDialog;
  readonly entity: EntityModel;
  readonly views: Views;
  readonly onOpen: (search: ListSearch) => void;
  readonly onClose: () => void;
};

/** What is asked about views, one at a time. */
export function ViewDialogs({ dialog, entity, views, onOpen, onClose }: Props) {
  const t = useText();
  const { create, change, remove } = useViewChanges(entity.name);
  const title = t(
    ({ new: 'saveAsView', edit: 'renameOrShare', delete: 'deleteView', arrange: 'arrangeViews' } as const)[dialog.kind],
  );
  return (
    <Modal opened onClose={onClose} title={title}>
      {dialog.kind === 'new' && (
        <ViewForm
          initial={{ name: dialog.name, shared: 'private', team: null }}
          onSave={async (given) => {
            const saved = await create({ ...given, content: dialog.content });
            if (!saved) return;
            onClose();
            const view = viewFromSaved(saved, '');
            onOpen(searchOf(view, view.base));
          }}
        />
      )}
      {dialog.kind === 'edit' && (
        <ViewForm
          initial={{ name: dialog.saved.name, shared: dialog.saved.shared, team: dialog.saved.team?.id ?? null }}
          onSave={async (given) => {
            if (await change(dialog.saved, given)) onClose();
          }}
        />
      )}
      {dialog.kind === 'arrange' && <ArrangeViews entity={entity} views={views} onClose={onClose} />}
      {dialog.kind === 'delete' && (
        <Stack gap="md">
          <Text size="sm">{t('deleteViewText', { name: dialog.saved.name })}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button
              color="red.9"
              onClick={async () => {
                if (!(await remove(dialog.saved))) return;
                onClose();
                onOpen({});
              }}
            >
              {t('delete')}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

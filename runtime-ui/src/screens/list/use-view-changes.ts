import type { SavedView, SavedViews } from '@leitwerk/metadata/wire';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '../../client/query-keys.ts';
import type { ViewChange } from '../../client/views.ts';
import { changeView, createView, deleteView, setFirstView } from '../../client/views.ts';
import { useText } from '../../i18n/language.ts';

/** Changes of saved views; what is refused is told, and the answer is then undefined. */
export function useViewChanges(entity: string) {
  const client = useQueryClient();
  const t = useText();
  const key = queryKeys.views(entity);
  const attempt = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      const message = error instanceof Error ? error.message : '';
      notifications.show({ color: 'red', title: t('errorTitle'), message });
      void client.invalidateQueries({ queryKey: key });
      return undefined;
    }
  };
  const put = (view: SavedView): SavedView => {
    client.setQueryData<SavedViews>(key, (known) =>
      known ? { ...known, items: [...known.items.filter((one) => one.id !== view.id), view] } : known,
    );
    return view;
  };
  return {
    create: (view: ViewChange) => attempt(async () => put(await createView(entity, view))),
    change: (view: SavedView, change: ViewChange) => attempt(async () => put(await changeView(entity, view, change))),
    remove: (view: SavedView) =>
      attempt(async () => {
        await deleteView(entity, view.id);
        await client.invalidateQueries({ queryKey: key });
        return true;
      }),
    setFirst: (role: string, view: string | null) =>
      attempt(async () => {
        await setFirstView(entity, role, view);
        await client.invalidateQueries({ queryKey: key });
        notifications.show({ message: t('saved') });
        return true;
      }),
  };
}

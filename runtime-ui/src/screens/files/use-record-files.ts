import { useQuery } from '@tanstack/react-query';
import type { WireFile } from '../../client/files.ts';
import { filesIn } from '../../client/files.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { listRecords } from '../../client/records.ts';
import type { EntityModel } from '../../model/definitions.ts';
import type { FileTarget } from '../../model/file-targets.ts';
import { fileTargets } from '../../model/file-targets.ts';
import { useModel } from '../../model/model-context.tsx';

/** Of every kind of related record at most so many are leafed through. */
const MOST = 100;

type Owner = { readonly entity: EntityModel; readonly id: string };

const filesOf = async (target: FileTarget, id: string): Promise<readonly WireFile[]> => {
  const filter = target.kind === 'own' ? { id } : { [target.via.name]: id };
  const page = await listRecords(target.entity.name, { filter, fields: [target.field.name], limit: MOST });
  return page.items.flatMap((item) => filesIn(item[target.field.name]));
};

/** All files of a record, its own and those of records that belong to it; at least the one that is being looked at. */
export function useRecordFiles(owner: Owner | null, shown: WireFile): readonly WireFile[] {
  const model = useModel();
  const found = useQuery({
    queryKey: queryKeys.recordFiles(owner?.entity.name ?? '', owner?.id ?? ''),
    enabled: owner !== null,
    queryFn: async () =>
      owner === null
        ? []
        : (await Promise.all(fileTargets(model, owner.entity).map((target) => filesOf(target, owner.id)))).flat(),
  });
  const files = [...new Map((found.data ?? []).map((file) => [file.id, file])).values()];
  return files.some((file) => file.id === shown.id) ? files : [shown];
}

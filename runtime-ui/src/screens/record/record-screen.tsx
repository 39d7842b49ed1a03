import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { queryKeys } from '../../client/query-keys.ts';
import { readRecord } from '../../client/records.ts';
import { InputContext } from '../../controls/widget-context.tsx';
import type { EntityModel } from '../../model/definitions.ts';
import { expandOf, fieldsOf } from '../../model/fields-of.ts';
import { useEntity } from '../../model/model-context.tsx';
import { AnyInput } from '../../widgets/any-input.tsx';
import { ErrorScreen } from '../error-screen.tsx';
import { NotFoundScreen } from '../not-found-screen.tsx';
import { RecordPage } from './record-page.tsx';

const route = getRouteApi('/records/$entity/$id');

export function RecordScreen() {
  const { entity: name, id } = route.useParams();
  const entity = useEntity(name);
  return entity ? <Loaded key={`${name}/${id}`} entity={entity} id={id} /> : <NotFoundScreen />;
}

function Loaded({ entity, id }: { readonly entity: EntityModel; readonly id: string }) {
  const record = useQuery({
    queryKey: queryKeys.record(entity.name, id),
    queryFn: () => readRecord(entity.name, id, expandOf(fieldsOf(entity))),
  });
  if (record.error) return <ErrorScreen error={record.error} reset={() => void record.refetch()} />;
  if (!record.data)
    return (
      <Stack p="md" aria-hidden>
        {[28, 40, 200].map((height) => (
          <Skeleton key={height} height={height} />
        ))}
      </Stack>
    );
  return (
    <InputContext value={AnyInput}>
      <RecordPage entity={entity} record={record.data} />
    </InputContext>
  );
}

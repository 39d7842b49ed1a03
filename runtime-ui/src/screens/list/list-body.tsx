import { Loader } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { fieldWithId } from '../../model/fields-of.ts';
import { RecordList } from './record-list.tsx';
import type { ShownView } from './shown-view.ts';

const RecordBoard = lazy(async () => ({ default: (await import('./record-board.tsx')).RecordBoard }));
const RecordCalendar = lazy(async () => ({ default: (await import('./record-calendar.tsx')).RecordCalendar }));

/** The query of a view in the shape that the view has. */
export function ListBody(props: ShownView) {
  const { entity, view, fields, filter, search, go } = props;
  const group = fieldWithId(entity, view.group);
  const start = fieldWithId(entity, view.start);
  if (view.type === 'kanban' && group)
    return (
      <Suspense fallback={<Loader size="sm" m="md" />}>
        <RecordBoard entity={entity} group={group} fields={fields} filter={filter} search={search.q} />
      </Suspense>
    );
  if (view.type === 'calendar' && start)
    return (
      <Suspense fallback={<Loader size="sm" m="md" />}>
        <RecordCalendar entity={entity} start={start} filter={filter} at={search.at} onMove={(at) => go({ at })} />
      </Suspense>
    );
  return <RecordList {...props} />;
}

import { useDraggable, useDroppable } from '@dnd-kit/core';
import type { WireRecord } from '@leitwerk/metadata/wire';
import { Box, Text, UnstyledButton } from '@mantine/core';
import dayjs from 'dayjs';
import { useState } from 'react';
import { RecordLink } from '../../controls/record-link.tsx';
import { useLanguage, useText } from '../../i18n/language.ts';
import type { EntityModel, FieldModel } from '../../model/definitions.ts';
import { titleOfRecord } from '../../model/title-of-record.ts';

type Props = {
  readonly entity: EntityModel;
  readonly start: FieldModel;
  readonly day: dayjs.Dayjs;
  readonly entries: readonly WireRecord[];
  readonly isOutside: boolean;
  /** Of more entries the first few are shown until more are asked for. */
  readonly most: number;
  readonly mayMove: boolean;
};

/** The records of one day. */
export function CalendarDay({ entity, start, day, entries, isOutside, most, mayMove }: Props) {
  const t = useText();
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const { setNodeRef, isOver } = useDroppable({ id: day.format('YYYY-MM-DD') });
  const shown = isOpen ? entries : entries.slice(0, most);
  const name = new Intl.DateTimeFormat(language, { weekday: 'long' }).format(day.toDate());
  return (
    <Box
      ref={setNodeRef}
      className="lw-day"
      data-over={isOver || undefined}
      data-outside={isOutside || undefined}
      data-empty={entries.length === 0 || undefined}
      data-today={day.isSame(dayjs(), 'day') || undefined}
    >
      <Text size="xs" className="lw-number">
        {day.date()}
        <span className="lw-day-name">
          . {new Intl.DateTimeFormat(language, { month: 'long' }).format(day.toDate())} · {name}
        </span>
      </Text>
      {shown.map((item) => (
        <Entry key={item.id} entity={entity} start={start} item={item} mayMove={mayMove} />
      ))}
      {entries.length > shown.length && (
        <UnstyledButton c="dimmed" fz="xs" onClick={() => setOpen(true)}>
          {t('moreEntries', { count: entries.length - shown.length })}
        </UnstyledButton>
      )}
    </Box>
  );
}

type EntryProps = Pick<Props, 'entity' | 'start' | 'mayMove'> & { readonly item: WireRecord };

function Entry({ entity, start, item, mayMove }: EntryProps) {
  const language = useLanguage();
  const { setNodeRef, listeners, transform, isDragging } = useDraggable({
    id: item.id,
    data: item,
    disabled: !mayMove,
  });
  return (
    <Text
      ref={setNodeRef}
      size="xs"
      component="div"
      className="lw-ellipsis lw-entry"
      {...listeners}
      style={{
        touchAction: 'manipulation',
        ...(transform && { transform: `translate(${transform.x}px, ${transform.y}px)` }),
        ...(isDragging && { position: 'relative', zIndex: 2, pointerEvents: 'none' }),
      }}
    >
      {start.type === 'date-time' && `${dayjs(String(item[start.name])).format('HH:mm')} `}
      <RecordLink entity={entity.name} id={item.id}>
        {titleOfRecord(entity, item, language)}
      </RecordLink>
    </Text>
  );
}

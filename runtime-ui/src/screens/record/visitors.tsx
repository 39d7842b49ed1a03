import { Avatar, Tooltip } from '@mantine/core';
import { useVisitors } from '../../client/presence.ts';
import { useText } from '../../i18n/language.ts';

const FEW = 4;

/** Small pictures of the people who have the record open too; who edits has a ring. */
export function Visitors({
  entity,
  id,
  isDirty,
}: {
  readonly entity: string;
  readonly id: string;
  readonly isDirty: boolean;
}) {
  const t = useText();
  const visitors = useVisitors(entity, id, isDirty);
  if (visitors.length === 0) return null;
  const nameOf = (title: string | null): string => title ?? t('somebody');
  return (
    <Avatar.Group spacing={6} role="list" aria-label={t('visitors')}>
      {visitors.slice(0, FEW).map(({ user, editing }) => {
        const text = t(editing ? 'visitorEdits' : 'visitorReads', { name: nameOf(user.title) });
        return (
          <Tooltip key={user.id} label={text}>
            <Avatar
              role="listitem"
              aria-label={text}
              size={26}
              name={nameOf(user.title)}
              color="initials"
              className={editing ? 'lw-editing' : undefined}
            />
          </Tooltip>
        );
      })}
      {visitors.length > FEW && (
        <Avatar role="listitem" size={26}>
          +{visitors.length - FEW}
        </Avatar>
      )}
    </Avatar.Group>
  );
}

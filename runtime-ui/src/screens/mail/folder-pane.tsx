import type { WireRecord } from '@leitwerk/metadata/wire';
import { Badge, Button, NavLink, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { queryKeys } from '../../client/query-keys.ts';
import { listRecords } from '../../client/records.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { NamedIcon } from '../../icons/icon.tsx';
import { AwayBadge } from './away-badge.tsx';
import { mailTexts } from './mail-texts.ts';
import { titleOf } from './title-of.ts';

/** Mailboxes that answer by themselves, or will. */
const AWAY = {
  filter: { awayFrom: { isNull: false } },
  fields: ['address', 'awayFrom', 'awayUntil', 'awayText'],
  sort: ['address'],
  limit: 100,
};

/** Folders of all mailboxes that the reader may see, with how much in them is unread. */
export function FolderPane({
  folders,
  chosen,
  onChoose,
}: {
  readonly folders: readonly WireRecord[];
  readonly chosen: string;
  readonly onChoose: (folder: string) => void;
}) {
  const t = useOwnTexts(mailTexts);
  const away = useQuery({
    queryKey: queryKeys.list('mailbox', AWAY),
    queryFn: ({ signal }) => listRecords('mailbox', AWAY, undefined, signal),
  });
  const mailboxes = new Map<string, WireRecord[]>();
  for (const folder of folders) {
    const address = titleOf(folder['mailbox']);
    mailboxes.set(address, [...(mailboxes.get(address) ?? []), folder]);
  }
  return (
    <>
      <Title order={1} size="h4" px="xs">
        {t.title}
      </Title>
      <nav aria-label={t.folders}>
        {[...mailboxes].map(([address, own]) => (
          <div key={address}>
            <Title order={2} size="xs" c="dimmed" px="xs" pt="xs" className="lw-ellipsis" title={address}>
              {address}
            </Title>
            {away.data?.items
              .filter((one) => one['address'] === address)
              .map((one) => (
                <AwayBadge key={one.id} mailbox={one} />
              ))}
            {own.toSorted(inboxFirst).map((folder) => (
              <NavLink
                key={folder.id}
                component="button"
                type="button"
                active={folder.id === chosen}
                {...(folder.id === chosen && { 'aria-current': 'true' as const })}
                label={String(folder['name'])}
                leftSection={<NamedIcon name={folder['use'] === 'inbox' ? 'inbox' : 'folder'} size={16} />}
                rightSection={<Unread count={Number(folder['unreadCount'] ?? 0)} word={t.unread} />}
                onClick={() => onChoose(folder.id)}
              />
            ))}
          </div>
        ))}
      </nav>
      <Button component={Link} to="/settings/mailboxes" variant="subtle" size="compact-sm" justify="flex-start">
        {t.mailboxes}
      </Button>
    </>
  );
}

function Unread({ count, word }: { readonly count: number; readonly word: string }) {
  if (count === 0) return null;
  return (
    <Badge size="sm" variant="light" aria-label={`${count} ${word}`}>
      {count}
    </Badge>
  );
}

const rank = (folder: WireRecord): number => (folder['use'] === 'inbox' ? 0 : 1);
const inboxFirst = (a: WireRecord, b: WireRecord): number => rank(a) - rank(b);

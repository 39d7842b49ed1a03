import { Box, Button, Loader, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { queryKeys } from '../../client/query-keys.ts';
import { listRecords } from '../../client/records.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';
import { MessageScreen } from '../message-screen.tsx';
import { NotFoundScreen } from '../not-found-screen.tsx';
import { OutgoingList } from './compose/outgoing-list.tsx';
import { OutgoingNav } from './compose/outgoing-nav.tsx';
import { OutgoingPane } from './compose/outgoing-pane.tsx';
import { FolderPane } from './folder-pane.tsx';
import { ListPane } from './list-pane.tsx';
import type { MailSearch } from './mail-search.ts';
import { mailTexts } from './mail-texts.ts';
import { ReadingPane } from './reading-pane.tsx';
import './mail.css';

const FOLDERS = {
  sort: ['name'],
  fields: ['name', 'path', 'use', 'unreadCount', 'mailbox'],
  expand: ['mailbox'],
  limit: 500,
};

/** Folders, messages and the open message side by side; on a phone one of them at a time. */
export function MailScreen() {
  const { app, entities } = useModel();
  const isThere = app?.modules?.includes('mail') === true && entities['mail-folder'] !== undefined;
  return isThere ? <MailPage /> : <NotFoundScreen />;
}

function MailPage() {
  const t = useOwnTexts(mailTexts);
  const search = useSearch({ from: '/mail' });
  const navigate = useNavigate();
  const folders = useQuery({
    queryKey: queryKeys.list('mail-folder', FOLDERS),
    queryFn: ({ signal }) => listRecords('mail-folder', FOLDERS, undefined, signal),
  });
  const go = (next: MailSearch): void => void navigate({ to: '/mail', search: next });
  if (folders.error) return <ProblemText error={folders.error} />;
  if (!folders.data) return <Loader m="md" size="sm" />;
  const items = folders.data.items;
  if (items.length === 0)
    return (
      <MessageScreen icon="mailbox" title={t.none} text={t.noneText}>
        <Button component={Link} to="/settings/mailboxes">
          {t.add}
        </Button>
      </MessageScreen>
    );
  const inbox = items.find((one) => one['use'] === 'inbox') ?? items[0];
  const chosen = search.folder ?? inbox?.id ?? '';
  // On a phone: what was chosen last; a wide screen shows all three.
  const { box, write } = search;
  const hasList = search.folder !== undefined || box !== undefined;
  const pane = (search.mail ?? write) !== undefined ? 'message' : hasList ? 'list' : 'folders';
  const openWriting = (id: string): void => go({ ...search, write: id });
  return (
    <Box className="lw-mail" data-pane={pane}>
      <Stack className="lw-mail-folders" gap="xs" p="xs">
        <OutgoingNav chosen={box} onChoose={(next) => go({ box: next })} onWrite={openWriting} />
        <FolderPane folders={items} chosen={box === undefined ? chosen : ''} onChoose={(folder) => go({ folder })} />
      </Stack>
      <Box className="lw-mail-list">
        {box === undefined ? (
          <ListPane
            key={chosen}
            folder={chosen}
            folders={items}
            search={search}
            onSearch={(next) => go({ ...withoutWriting(next), folder: chosen })}
            onBack={() => go({})}
          />
        ) : (
          <OutgoingList box={box} chosen={write} onOpen={openWriting} onBack={() => go({})} />
        )}
      </Box>
      <Box className="lw-mail-message">
        {write === undefined ? (
          <ReadingPane
            id={search.mail ?? null}
            folders={items}
            onOpen={(mail) => go({ ...search, folder: chosen, mail })}
            onBack={() => go({ ...withoutMail(search), folder: chosen })}
            onWrite={openWriting}
          />
        ) : (
          <OutgoingPane key={write} id={write} onClose={() => go(withoutWriting(search))} onOpen={openWriting} />
        )}
      </Box>
    </Box>
  );
}

const withoutMail = ({ mail: _mail, ...rest }: MailSearch): MailSearch => rest;
const withoutWriting = ({ write: _write, ...rest }: MailSearch): MailSearch => rest;

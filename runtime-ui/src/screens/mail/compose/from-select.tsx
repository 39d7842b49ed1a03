import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Editor } from '@tiptap/react';
import type { RefObject } from 'react';
import { queryKeys } from '../../../client/query-keys.ts';
import { listRecords } from '../../../client/records.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import type { Values } from '../../../model/definitions.ts';
import { composeTexts } from './compose-texts.ts';

/** Those from which somebody may write: his own and those of his teams. */
const MINE = {
  filter: { or: [{ owner: '$user' }, { team: { in: '$teams' } }] },
  fields: ['address', 'signature'],
  sort: ['address'],
  limit: 100,
};

/** From which mailbox a mail goes; shown where there is a choice. Its signature goes along, where it still stands as it was. */
export function FromSelect({
  values,
  editor,
  onChange,
}: {
  readonly values: Values;
  readonly editor: RefObject<Editor | null>;
  readonly onChange: (patch: Values) => void;
}) {
  const t = useOwnTexts(composeTexts);
  const mailboxes = useQuery({
    queryKey: queryKeys.list('mailbox', MINE),
    queryFn: ({ signal }) => listRecords('mailbox', MINE, undefined, signal),
  });
  const items = mailboxes.data?.items ?? [];
  if (items.length < 2) return null;
  const signatureOf = (id: unknown): string => String(items.find((one) => one.id === id)?.['signature'] ?? '');
  const choose = (mailbox: string): void => {
    const [before, after] = [signatureOf(values['mailbox']), signatureOf(mailbox)];
    const html = editor.current?.getHTML() ?? '';
    onChange({ mailbox });
    if (before !== '' && html.endsWith(before))
      editor.current?.commands.setContent(`${html.slice(0, -before.length)}${after}`, { emitUpdate: true });
    else if (before === '' && after !== '')
      editor.current?.commands.setContent(`${html}${after}`, { emitUpdate: true });
  };
  return (
    <Select
      label={t.from}
      data={items.map((one) => ({ value: one.id, label: String(one['address']) }))}
      value={String(values['mailbox'] ?? '')}
      allowDeselect={false}
      onChange={(next) => next !== null && choose(next)}
    />
  );
}

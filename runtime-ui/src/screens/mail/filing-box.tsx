import type { WireRecord } from '@leitwerk/metadata/wire';
import { Box, Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { MailFiling } from '../../client/mail.ts';
import { fileMail } from '../../client/mail.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { RecordLink } from '../../controls/record-link.tsx';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { NamedIcon } from '../../icons/icon.tsx';
import type { EntityModel } from '../../model/definitions.ts';
import { fieldNamed } from '../../model/fields-of.ts';
import { useModel } from '../../model/model-context.tsx';
import { FiledProcesses } from './filed-processes.tsx';
import type { FilingValues } from './filing-form.tsx';
import { linkOf } from './link-of.ts';
import { mailTexts } from './mail-texts.ts';

/** What searches records and checks what is typed comes when somebody changes a filing. */
const FilingForm = lazy(async () => ({ default: (await import('./filing-form.tsx')).FilingForm }));

/** References of a message, but for those by which the copy goes. */
export const filedIn = (entity: EntityModel | undefined): readonly string[] =>
  (entity?.fields ?? [])
    .filter(({ name, type }) => type === 'reference' && name !== 'mailbox' && name !== 'folder')
    .map(({ name }) => name);

/** To which records a message belongs, by one click or by choosing, and what can be made of it. */
export function FilingBox({ message, filing }: { readonly message: WireRecord; readonly filing: MailFiling }) {
  const t = useOwnTexts(mailTexts);
  const label = useLabel();
  const { entities, processes } = useModel();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const file = useMutation({
    mutationFn: ({ values, remember }: { readonly values: FilingValues; readonly remember: boolean }) =>
      fileMail(message.id, values, remember),
    onSuccess: async () => {
      setOpen(false);
      await client.invalidateQueries({ queryKey: queryKeys.entity('mail-message') });
    },
  });
  const entity = entities['mail-message'];
  if (!entity || filing.fields.length === 0) return null;
  const filed = filing.fields.flatMap((name) => {
    const link = linkOf(message[name]);
    const target = fieldNamed(entity, name)?.entity;
    return link && target !== undefined ? [{ name, target, ...link }] : [];
  });
  const by = fieldNamed(entity, 'filedBy')?.options?.find(({ id }) => id === message['filedBy']);
  return (
    <Box component="section" aria-label={t.filing} className="lw-mail-box">
      <Group gap="xs">
        {filed.length === 0 && <Text size="sm">{t.unfiled}</Text>}
        {filed.map(({ name, target, id, title }) => (
          <Group key={name} gap={4} wrap="nowrap" fz="sm">
            <NamedIcon name={entities[target]?.icon} size={14} color={entities[target]?.color} />
            <RecordLink entity={target} id={id}>
              {title}
            </RecordLink>
            {processes.includes(target) && <FiledProcesses entity={target} id={id} title={title} />}
          </Group>
        ))}
        {by && (
          <Text size="xs" c="dimmed">
            {label(by.label)}
          </Text>
        )}
        {filing.suggestions.map((one) => (
          <Button
            key={`${one.field} ${one.id}`}
            size="compact-xs"
            variant="light"
            loading={file.isPending}
            onClick={() => file.mutate({ values: { [one.field]: one.id }, remember: false })}
          >
            {t.fileTo(one.title)}
          </Button>
        ))}
        <Button size="compact-xs" variant="subtle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t.change}
        </Button>
      </Group>
      {isOpen && (
        <Suspense fallback={null}>
          <FilingForm
            entity={entity}
            fields={filing.fields}
            message={message}
            isBusy={file.isPending}
            onFile={(values, remember) => file.mutate({ values, remember })}
          />
        </Suspense>
      )}
      {file.error && <ProblemText error={file.error} />}
      <Makes makes={filing.makes} />
    </Box>
  );
}

/** A task, an appointment … that begins with what the message says. */
function Makes({ makes }: { readonly makes: MailFiling['makes'] }) {
  const t = useOwnTexts(mailTexts);
  const label = useLabel();
  const { entities } = useModel();
  const known = makes.filter(({ entity, attachment }) => entities[entity] && attachment === undefined);
  if (known.length === 0) return null;
  return (
    <Group gap="xs" mt="xs">
      <Text size="xs" c="dimmed">
        {t.make}:
      </Text>
      {known.map(({ id, entity, preset }) => (
        <Button
          key={id}
          size="compact-xs"
          variant="default"
          component={Link}
          to="/records/$entity/new"
          params={{ entity } as never}
          search={{ preset } as never}
        >
          {label(entities[entity]?.label ?? { de: id, en: id })}
        </Button>
      ))}
    </Group>
  );
}

import type { WireRecord } from '@leitwerk/metadata/wire';
import { Box, Button, Group, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { WireFile } from '../../client/files.ts';
import type { MailFiling } from '../../client/mail.ts';
import { fetchAttachment } from '../../client/mail.ts';
import { FileLine } from '../../controls/file-line.tsx';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useSizeText } from '../../controls/size-text.ts';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';
import { mailTexts } from './mail-texts.ts';

type Attachment = { readonly part: string; readonly inner?: number; readonly name: string; readonly size: number };
type Make = MailFiling['makes'][number];

/** Files of a message. They lie on the mail server: each is fetched when it is asked for. */
export function Attachments({ record, makes }: { readonly record: WireRecord; readonly makes: readonly Make[] }) {
  const t = useOwnTexts(mailTexts);
  const found = (record['attachments'] ?? []) as readonly Attachment[];
  if (found.length === 0) return null;
  return (
    <Box component="section" aria-label={t.attachments}>
      <Text size="sm" fw={600}>
        {t.attachments}
      </Text>
      {found.map((one) => (
        <AttachmentLine
          key={`${one.part} ${one.inner ?? ''}`}
          message={record.id}
          attachment={one}
          makes={makes.filter(({ attachment }) => attachment !== undefined)}
        />
      ))}
    </Box>
  );
}

function AttachmentLine({
  message,
  attachment: { part, inner, name, size },
  makes,
}: {
  readonly message: string;
  readonly attachment: Attachment;
  readonly makes: readonly Make[];
}) {
  const t = useOwnTexts(mailTexts);
  const sizeText = useSizeText();
  const label = useLabel();
  const { entities } = useModel();
  const fetch = useMutation({ mutationFn: () => fetchAttachment(message, part, inner) });
  const file = fetch.data;
  if (!file)
    return (
      <>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconDownload size={14} />}
          aria-label={t.fetchAttachment(name)}
          loading={fetch.isPending}
          onClick={() => fetch.mutate()}
        >
          {name} ({sizeText(size)})
        </Button>
        {fetch.error && <ProblemText error={fetch.error} />}
      </>
    );
  return (
    <Group gap="xs">
      <Text size="sm">{t.fetched}</Text>
      <FileLine file={file} />
      {makes.map((make) => (
        <Button
          key={make.id}
          size="compact-xs"
          variant="default"
          component={Link}
          to="/records/$entity/new"
          params={{ entity: make.entity } as never}
          search={{ preset: presetFor(make, file) } as never}
        >
          {label(entities[make.entity]?.label ?? { de: make.id, en: make.id })}
        </Button>
      ))}
    </Group>
  );
}

const presetFor = ({ preset, attachment, named }: Make, file: WireFile) => ({
  ...preset,
  ...Object.fromEntries((named ?? []).map((field) => [field, file.name])),
  ...(attachment !== undefined && { [attachment]: file }),
});

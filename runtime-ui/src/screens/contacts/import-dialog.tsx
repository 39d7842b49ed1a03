import { Alert, Button, FileInput, Group, Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PlannedCard } from '../../client/contacts.ts';
import { importCards, previewCards } from '../../client/contacts.ts';
import { uploadFile } from '../../client/files.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { EntityModel } from '../../model/definitions.ts';
import { AnyInput } from '../../widgets/any-input.tsx';
import type { CardChoice } from './card-choice.ts';
import { firstChoice } from './card-choice.ts';
import { CardChoices } from './card-choices.tsx';
import { contactsTexts } from './contacts-texts.ts';

type Props = { readonly entity: EntityModel; readonly onClose: () => void };
type Found = { readonly file: string; readonly cards: readonly PlannedCard[]; readonly choices: readonly CardChoice[] };

/** From a .vcf file to records: look at what becomes of each card, then take them over. */
export function ImportDialog({ entity, onClose }: Props) {
  const t = useOwnTexts(contactsTexts);
  const label = useLabel();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [fixed, setFixed] = useState<Readonly<Record<string, unknown>>>({});
  const [found, setFound] = useState<Found | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  // What every record must refer to and a card need not say.
  const owners = entity.fields.filter((field) => field.type === 'reference' && field.required === true);

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setMessage(null);
    await work().catch((error: unknown) => setMessage(error instanceof Error ? error.message : ''));
    setBusy(false);
  };
  const look = () =>
    attempt(async () => {
      if (!file) return;
      const { id } = await uploadFile(file, 'import');
      const cards = await previewCards({ entity: entity.name, file: id, fixed });
      setFound({ file: id, cards, choices: cards.map(firstChoice) });
    });
  const start = () =>
    attempt(async () => {
      if (!found) return;
      const cards = found.cards.flatMap((card, place) => {
        const choice = found.choices[place];
        if (choice === undefined || choice === 'skip') return [];
        return [{ index: card.index, ...(choice === 'change' && card.same && { record: card.same.id }) }];
      });
      if (cards.length === 0) return setMessage(t.nothing);
      const { created, updated } = await importCards({ entity: entity.name, file: found.file, fixed, cards });
      void client.invalidateQueries({ queryKey: queryKeys.entity(entity.name) });
      setDone(t.done(created, updated));
    });
  return (
    <Modal opened onClose={onClose} title={t.import} size="lg">
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t.hint}
        </Text>
        {!found && (
          <>
            <FileInput
              label={t.file}
              accept=".vcf,text/vcard"
              value={file}
              onChange={setFile}
              clearable
              data-autofocus
            />
            {owners.map((field) => (
              <AnyInput
                key={field.id}
                id={`cards-${field.id}`}
                field={field}
                label={label(field.label)}
                value={fixed[field.name] ?? null}
                onChange={(value) =>
                  setFixed(value === null ? without(fixed, field.name) : { ...fixed, [field.name]: value })
                }
                onProblem={() => undefined}
              />
            ))}
          </>
        )}
        {found && done === null && (
          <CardChoices
            entity={entity}
            cards={found.cards}
            choices={found.choices}
            onChange={(choices) => setFound({ ...found, choices })}
          />
        )}
        {message !== null && (
          <Alert color="red" title={t.failed} role="alert">
            {message}
          </Alert>
        )}
        {done !== null && (
          <Alert color="green" role="status">
            {done}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {done === null ? t.cancel : t.close}
          </Button>
          {done === null && (
            <Button loading={busy} disabled={!file} onClick={() => void (found ? start() : look())}>
              {found ? t.start : t.look}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

const without = (values: Readonly<Record<string, unknown>>, name: string) =>
  Object.fromEntries(Object.entries(values).filter(([key]) => key !== name));

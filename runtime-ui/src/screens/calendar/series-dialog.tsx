import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useContext } from 'react';
import { NavigateContext, recordAddress } from '../../controls/record-link.tsx';
import { TextDisplay } from '../../controls/text-display.tsx';
import { useText } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { EntityModel } from '../../model/definitions.ts';
import { fieldWithId } from '../../model/fields-of.ts';
import type { CalendarEntry } from './calendar-entry.ts';
import type { Times } from './entry-times.ts';
import { seriesTexts } from './series-texts.ts';
import type { useChangeSeries } from './use-change-series.ts';

/** What somebody is about to do with an entry that needs a word first. */
export type Asked = {
  readonly entry: CalendarEntry;
  readonly about: 'open' | 'delete' | { readonly move: Times };
};

type Props = {
  readonly entity: EntityModel;
  readonly asked: Asked;
  readonly changes: ReturnType<typeof useChangeSeries>;
  readonly onClose: () => void;
};

/** Whether one time of what comes again is meant or all of them. */
export function SeriesDialog({ entity, asked, changes, onClose }: Props) {
  const t = useText();
  const texts = useOwnTexts(seriesTexts);
  const navigate = useContext(NavigateContext);
  const { entry, about } = asked;
  const { record, day } = entry.payload.occurrence;
  const repetition = fieldWithId(entity, entity.repetitionField);
  const isRepeated = day !== null;
  const then = (work: Promise<boolean>) => {
    onClose();
    void work;
  };
  const move = typeof about === 'object' ? about.move : null;
  return (
    <Modal opened onClose={onClose} title={isRepeated ? texts.title : texts.deleteTitle}>
      <Stack gap="sm">
        <Text fw={600}>{entry.title}</Text>
        {isRepeated && repetition && (
          <Text size="sm" c="dimmed">
            <TextDisplay field={repetition} value={record[repetition.name]} />
          </Text>
        )}
        {move && <Text size="sm">{texts.moveQuestion}</Text>}
        {!move && !isRepeated && <Text size="sm">{texts.deleteQuestion}</Text>}
        <Group justify="flex-end" gap="xs">
          {move ? (
            <>
              <Button variant="default" onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button variant="default" onClick={() => then(changes.moveAll(entry, move))}>
                {texts.all}
              </Button>
              {changes.mayMoveOne && changes.mayExcept && (
                <Button data-autofocus onClick={() => then(changes.moveOne(entry, move))}>
                  {texts.onlyThis}
                </Button>
              )}
            </>
          ) : (
            <>
              {changes.mayDelete && (
                <Button variant="light" color="red" onClick={() => then(changes.deleteAll(entry))}>
                  {isRepeated ? texts.deleteAll : texts.delete}
                </Button>
              )}
              {isRepeated && changes.mayExcept && (
                <Button variant="light" color="red" onClick={() => then(changes.deleteOne(entry))}>
                  {texts.deleteThis}
                </Button>
              )}
              <Button data-autofocus onClick={() => navigate(recordAddress(entity.name, record.id))}>
                {texts.open}
              </Button>
            </>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

import type { WireRecord } from '@leitwerk/metadata/wire';
import { Box, Checkbox } from '@mantine/core';
import type { CSSProperties, MouseEvent } from 'react';
import { useIsPreview } from '../../controls/preview-context.ts';
import { RecordLink, recordAddress, useOpen } from '../../controls/record-link.tsx';
import { FieldDisplay } from '../../controls/widget-context.tsx';
import { useLanguage, useText } from '../../i18n/language.ts';
import type { EntityModel, FieldModel } from '../../model/definitions.ts';
import { titleFieldOf } from '../../model/fields-of.ts';
import { titleOfRecord } from '../../model/title-of-record.ts';
import { cellOf } from './column-widths.ts';

type Props = {
  readonly entity: EntityModel;
  readonly fields: readonly FieldModel[];
  readonly record: WireRecord;
  readonly isCurrent: boolean;
  readonly isPinned: boolean;
  readonly isChosen: boolean;
  readonly onChoose: (isRange: boolean) => void;
  readonly style: CSSProperties;
};

/** A record as a row: a click opens it, the box chooses it. */
export function TableRow({ entity, fields, record, isCurrent, isPinned, isChosen, onChoose, style }: Props) {
  const language = useLanguage();
  const t = useText();
  const open = useOpen();
  const title = titleFieldOf(entity);
  const isPreview = useIsPreview();
  const choose = (event: MouseEvent) => {
    event.stopPropagation();
    onChoose(event.shiftKey);
  };
  return (
    <Box
      role="row"
      className="lw-row"
      aria-selected={isChosen}
      data-current={isCurrent || undefined}
      data-chosen={isChosen || undefined}
      style={style}
      onClick={open(recordAddress(entity.name, record.id))}
    >
      <Box
        role="cell"
        className="lw-cell"
        data-check
        data-pinned={isPinned || undefined}
        {...(!isPreview && { onClick: choose })}
      >
        {!isPreview && (
          <Checkbox
            size="xs"
            aria-label={t('selectRow', { title: titleOfRecord(entity, record, language) })}
            checked={isChosen}
            onClick={choose}
            onChange={() => undefined}
          />
        )}
      </Box>
      {fields.map((field, index) => (
        <Box role="cell" key={field.id} {...cellOf(field, index, isPinned)}>
          {field === title ? (
            <RecordLink entity={entity.name} id={record.id} quiet>
              {titleOfRecord(entity, record, language)}
            </RecordLink>
          ) : (
            <FieldDisplay field={field} value={record[field.name]} compact />
          )}
        </Box>
      ))}
    </Box>
  );
}

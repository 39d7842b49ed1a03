import { Anchor, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { recordAddress } from '../../controls/record-link.tsx';
import { InputContext } from '../../controls/widget-context.tsx';
import { useLabel, useLanguage, useText } from '../../i18n/language.ts';
import type { EntityModel, Values } from '../../model/definitions.ts';
import { titleOfRecord } from '../../model/title-of-record.ts';
import { AnyInput } from '../../widgets/any-input.tsx';
import { NewRecordForm } from '../record/new-record-form.tsx';

/** A new record over whatever page is open, without leaving it. */
export function QuickCreate({
  entity,
  preset,
  onClose,
}: {
  readonly entity: EntityModel;
  readonly preset?: Values;
  readonly onClose: () => void;
}) {
  const t = useText();
  const label = useLabel();
  const language = useLanguage();
  const navigate = useNavigate();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('newRecord', { entity: label(entity.label) })}
      size="xl"
      closeOnClickOutside={false}
    >
      <InputContext value={AnyInput}>
        <NewRecordForm
          entity={entity}
          preset={preset}
          isDialog
          onCancel={onClose}
          onCreated={(record) => {
            onClose();
            const address = recordAddress(entity.name, record.id);
            const notice = notifications.show({
              color: 'green',
              title: t('created'),
              message: (
                <Anchor
                  size="sm"
                  href={address}
                  onClick={(event) => {
                    event.preventDefault();
                    notifications.hide(notice);
                    void navigate({ href: address });
                  }}
                >
                  {titleOfRecord(entity, record, language)}
                </Anchor>
              ),
            });
          }}
        />
      </InputContext>
    </Modal>
  );
}

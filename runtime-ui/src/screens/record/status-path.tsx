import type { WireTransition } from '@leitwerk/metadata/wire';
import { Box, Button, Group, Menu, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown } from '@tabler/icons-react';
import { memo } from 'react';
import type { OpenRecord } from '../../client/records.ts';
import { sendTransition } from '../../client/records.ts';
import { useLabel, useLanguage, useText } from '../../i18n/language.ts';
import type { EntityModel, StatusTransition, Values } from '../../model/definitions.ts';
import { statusOf } from '../../model/fields-of.ts';
import { useModel } from '../../model/model-context.tsx';
import { EventButton } from './event-button.tsx';
import { tellNext } from './tell-next.ts';

type Props = {
  readonly entity: EntityModel;
  readonly record: OpenRecord;
  readonly isDirty: boolean;
  readonly onDone: () => void;
};

const SHOWN_STEPS = 3;

/** Where the record is on its usual way (which it need not have gone step by step), and the steps from here: why not, where one is not possible. */
export const StatusPath = memo(function StatusPath({ entity, record, isDirty, onDone }: Props) {
  const model = useModel();
  const label = useLabel();
  const t = useText();
  const found = statusOf(model, entity);
  if (!found) return null;
  const { field, status } = found;
  const current = record[field.name];
  const path = status.states.filter((state) => state.path !== false || state.id === current);
  const at = path.findIndex((state) => state.id === current);
  const steps = record.transitions ?? [];
  const possible = steps.filter((step) => step.possible);
  const direct = possible.slice(0, SHOWN_STEPS);
  const rest = steps.filter((step) => !direct.includes(step));
  return (
    <Group className="lw-path" px="md" py={8} gap="sm" justify="space-between">
      <Box component="ol" className="lw-steps" aria-label={label(field.label)}>
        {path.map((state, index) => (
          <li
            key={state.id}
            data-state={index < at ? 'before' : index === at ? 'current' : 'after'}
            {...(index === at && { 'aria-current': 'step' as const })}
          >
            {label(state.label)}
          </li>
        ))}
      </Box>
      <Group gap={6}>
        {direct.map((step) => (
          <Step
            key={step.id}
            entity={entity}
            record={record}
            step={step}
            isDirty={isDirty}
            onDone={onDone}
            definition={status.transitions.find((one) => one.id === step.id)}
          />
        ))}
        {rest.length > 0 && (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="default" size="xs" rightSection={<IconChevronDown size={13} aria-hidden />}>
                {t('nextSteps')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {rest.map((step) => (
                <Menu.Item key={step.id} component="div" closeMenuOnClick={false} px={4} py={2}>
                  <Step
                    entity={entity}
                    record={record}
                    step={step}
                    isDirty={isDirty}
                    onDone={onDone}
                    definition={status.transitions.find((one) => one.id === step.id)}
                  />
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
        {steps.length === 0 && (
          <Text size="xs" c="dimmed">
            {t('noTransitions')}
          </Text>
        )}
      </Group>
    </Group>
  );
});

type StepProps = Props & { readonly step: WireTransition; readonly definition: StatusTransition | undefined };

function Step({ entity, record, step, definition, isDirty, onDone }: StepProps) {
  const model = useModel();
  const language = useLanguage();
  const t = useText();
  const send = async (values: Values): Promise<void> => {
    await sendTransition(entity.name, record.id, step.id, values);
    void tellNext(model, entity, record, step.to, language);
    onDone();
  };
  const press = async (): Promise<void> => {
    try {
      await send({});
    } catch (error) {
      notifications.show({
        color: 'red',
        title: t('errorTitle'),
        message: error instanceof Error ? error.message : '',
      });
    }
  };
  return (
    <EventButton
      entity={entity}
      record={record}
      label={step.label}
      {...(definition?.color && { color: definition.color })}
      reason={isDirty ? t('unsaved') : step.possible ? undefined : (step.reason ?? t('notPossible'))}
      input={definition?.input ?? []}
      onPress={press}
      onSend={send}
    />
  );
}

import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type { ValueOrigin } from '@leitwerk/metadata/wire';
import { Anchor, Box, Code, Modal, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readOrigins } from '../../../client/origins.ts';
import { queryKeys } from '../../../client/query-keys.ts';
import type { OpenRecord } from '../../../client/records.ts';
import { ProblemText } from '../../../controls/problem-text.tsx';
import { FieldDisplay } from '../../../controls/widget-context.tsx';
import { useLabel, useLanguage, useText } from '../../../i18n/language.ts';
import type { EntityModel, FieldModel } from '../../../model/definitions.ts';
import { statusOf } from '../../../model/fields-of.ts';
import { useModel } from '../../../model/model-context.tsx';
import { isNothing } from '../../../values/equal-values.ts';
import { originTexts } from './origin-texts.ts';

const BORDER = '1px solid var(--mantine-color-default-border)';

type Props = { readonly entity: EntityModel; readonly record: OpenRecord; readonly onClose: () => void };

/** Every value of the record with who set it last and through what. */
export function OriginsDialog({ entity, record, onClose }: Props) {
  const label = useLabel();
  const t = originTexts[useLanguage()];
  const found = useQuery({
    queryKey: queryKeys.valueOrigins(entity.name, record.id),
    queryFn: () => readOrigins(entity.name, record.id),
    gcTime: 0,
  });
  return (
    <Modal opened onClose={onClose} title={t.title} size="xl">
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t.hint}
        </Text>
        {found.isError && <ProblemText error={found.error} />}
        {found.isPending ? (
          <Skeleton h={200} />
        ) : (
          <Stack role="list" gap={0}>
            {entity.fields.map((field) => (
              <SimpleGrid
                key={field.id}
                role="listitem"
                style={{ borderTop: BORDER }}
                cols={{ base: 1, sm: 3 }}
                spacing="md"
                verticalSpacing={2}
                py={6}
              >
                <Text size="sm" c="dimmed" fw={500}>
                  {label(field.label)}
                </Text>
                {isNothing(record[field.name]) ? (
                  <Text size="sm" c="dimmed">
                    {t.empty}
                  </Text>
                ) : (
                  <FieldDisplay field={field} value={record[field.name]} />
                )}
                <Origin
                  entity={entity}
                  field={field}
                  origin={originOf(field, record, found.data?.fields[field.name], found.data?.created)}
                />
              </SimpleGrid>
            ))}
          </Stack>
        )}
      </Stack>
    </Modal>
  );
}

/** A value that was not changed since came when the record was made; one that is empty never came. */
const originOf = (
  field: FieldModel,
  record: OpenRecord,
  changed: ValueOrigin | undefined,
  created: ValueOrigin | null | undefined,
): ValueOrigin | null => changed ?? (isNothing(record[field.name]) ? null : (created ?? null));

function Origin({
  entity,
  field,
  origin,
}: {
  readonly entity: EntityModel;
  readonly field: FieldModel;
  readonly origin: ValueOrigin | null;
}) {
  const language = useLanguage();
  const label = useLabel();
  const model = useModel();
  const t = originTexts[language];
  if (field.type === 'computed')
    return (
      <Text size="sm" component="div">
        {t.computed} <Code>{field.expression}</Code>
      </Text>
    );
  if (field.type === 'roll-up') {
    const source = Object.values(model.entities).find((one) => one.name === field.entity || one.id === field.entity);
    return <Text size="sm">{t.rollUp(source ? label(source.labelPlural) : String(field.entity))}</Text>;
  }
  return origin ? <Cause entity={entity} origin={origin} /> : null;
}

function Cause({ entity, origin }: { readonly entity: EntityModel; readonly origin: ValueOrigin }) {
  const language = useLanguage();
  const label = useLabel();
  const model = useModel();
  const text = useText();
  const t = originTexts[language];
  const step = statusOf(model, entity)?.status.transitions.find((one) => one.id === origin.event);
  const how = step ? t.event(label(step.label)) : origin.action === 'create' ? t.created : t.changed;
  const { through } = origin;
  return (
    <Box>
      <Text size="sm">
        {origin.by.title ?? text('system')}, {how}
      </Text>
      <Text size="xs" c="dimmed">
        {textFromInstant(origin.at, language)}
        {through && ` · ${text('through')} ${label(through.label)}`}
        {through?.run && (
          <>
            {' · '}
            <Anchor inherit component={Link} to="/runs">
              {t.report}
            </Anchor>
          </>
        )}
      </Text>
    </Box>
  );
}

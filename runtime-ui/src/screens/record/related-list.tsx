import { Box, Button, Group, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { memo, use } from 'react';
import { queryKeys } from '../../client/query-keys.ts';
import { listRecords } from '../../client/records.ts';
import { PreviewRowsContext, useIsPreview } from '../../controls/preview-context.ts';
import { RecordLink } from '../../controls/record-link.tsx';
import { VersionCountsContext } from '../../controls/version-counts-context.ts';
import { FieldDisplay } from '../../controls/widget-context.tsx';
import { useLabel, useLanguage, useText } from '../../i18n/language.ts';
import { NamedIcon } from '../../icons/icon.tsx';
import { usualRelatedColumns } from '../../model/choose-definitions.ts';
import type { RelatedList as Definition } from '../../model/definitions.ts';
import { expandOf, fieldsWithIds, fieldWithId, titleFieldOf } from '../../model/fields-of.ts';
import { useModel, useRights } from '../../model/model-context.tsx';
import { titleOfRecord } from '../../model/title-of-record.ts';
import { useVersionCounts } from '../files/use-version-counts.ts';

const ROWS = 20;

/** Records of another entity that point at this one; a new one points here from the start. */
export const RelatedList = memo(function RelatedList({
  definition,
  id,
  title,
}: {
  readonly definition: Definition;
  readonly id: string;
  readonly title: string;
}) {
  const model = useModel();
  const t = useText();
  const isPreview = useIsPreview();
  const label = useLabel();
  const language = useLanguage();
  const entity = model.entities[definition.entity];
  const { actions } = useRights(definition.entity);
  const via = entity && fieldWithId(entity, definition.via);
  const fields = !entity
    ? []
    : definition.columns
      ? fieldsWithIds(entity, definition.columns)
      : usualRelatedColumns(entity, definition.via, model.views);
  const name = entity ? titleFieldOf(entity) : undefined;
  const shown = name && !fields.includes(name) ? [name, ...fields] : fields;
  const pointing = { [via?.name ?? 'id']: via?.type === 'references' ? { has: id } : id };
  const rows = use(PreviewRowsContext)[definition.entity];
  const query = {
    filter: rows ? { and: [pointing, rows] } : pointing,
    fields: shown.map((field) => field.name),
    expand: expandOf(shown),
    limit: ROWS,
    count: 'exact' as const,
  };
  const page = useQuery({
    queryKey: queryKeys.list(definition.entity, query),
    enabled: via !== undefined,
    queryFn: ({ signal }) => listRecords(definition.entity, query, undefined, signal),
  });
  const items = page.data?.items ?? [];
  const counts = useVersionCounts(shown, items);
  if (!entity || !via) return null;
  return (
    <Box component="section" mb="lg">
      <Group justify="space-between" mb={6}>
        <Group gap={6}>
          <NamedIcon name={entity.icon} color={entity.color} size={16} />
          <Title order={3} size="sm">
            {label(entity.labelPlural)}
          </Title>
          <Text size="xs" c="dimmed" className="lw-number">
            {page.data?.count ?? ''}
          </Text>
        </Group>
        {actions.includes('create') && via.type !== 'references' && (
          <Button
            component={Link}
            to={`/records/${entity.name}/new`}
            search={{ preset: { [via.name]: { id, title } } } as never}
            variant="subtle"
            size="xs"
            leftSection={<IconPlus size={13} aria-hidden />}
          >
            {t('new')}
          </Button>
        )}
      </Group>
      {page.isSuccess && items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('nothingRelated')}
        </Text>
      )}
      {items.length > 0 && (
        <VersionCountsContext value={counts}>
          <Box className="lw-related">
            <table>
              <thead>
                <tr>
                  {shown.map((field) => (
                    <th key={field.id} scope="col">
                      {label(field.label)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {items.map((item) => (
                  <tr key={item.id}>
                    {shown.map((field, index) => (
                      <td key={field.id}>
                        {index === 0 ? (
                          <RecordLink entity={entity.name} id={item.id}>
                            {field === name ? (
                              titleOfRecord(entity, item, language)
                            ) : (
                              <FieldDisplay field={field} value={item[field.name]} compact />
                            )}
                          </RecordLink>
                        ) : (
                          <FieldDisplay field={field} value={item[field.name]} compact />
                        )}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </Box>
        </VersionCountsContext>
      )}
      {page.data?.next && !isPreview && (
        <Button
          component={Link}
          to={`/records/${entity.name}`}
          search={{ filter: query.filter } as never}
          variant="subtle"
          size="xs"
          mt={4}
        >
          {t('loadMore')}
        </Button>
      )}
    </Box>
  );
});

import { Box, Group, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { getRouteApi, useNavigate, useRouter } from '@tanstack/react-router';
import { InputContext } from '../../controls/widget-context.tsx';
import { useLabel, useText } from '../../i18n/language.ts';
import { NamedIcon } from '../../icons/icon.tsx';
import { useEntity, useRights } from '../../model/model-context.tsx';
import { AnyInput } from '../../widgets/any-input.tsx';
import { NotFoundScreen } from '../not-found-screen.tsx';
import { NewRecordForm } from './new-record-form.tsx';

const route = getRouteApi('/records/$entity/new');

export function CreateScreen() {
  const { entity: name } = route.useParams();
  const { preset } = route.useSearch();
  const entity = useEntity(name);
  const { actions } = useRights(name);
  const t = useText();
  const label = useLabel();
  const navigate = useNavigate();
  const router = useRouter();
  // A call that was noted on a customer's page leads back to the customer.
  const isEntryOfAnother =
    preset !== undefined && router.history.canGoBack() && entity?.fields.some((field) => field.journal) === true;
  if (!entity || !actions.includes('create')) return <NotFoundScreen />;
  return (
    <InputContext value={AnyInput}>
      <Box p="md" maw={960} w="100%" mx="auto">
        <Group gap="xs" mb="md">
          <NamedIcon name={entity.icon} color={entity.color} size={20} />
          <Title order={1} size="h3">
            {t('newRecord', { entity: label(entity.label) })}
          </Title>
        </Group>
        <NewRecordForm
          key={name}
          entity={entity}
          preset={preset}
          isDialog={false}
          onCreated={({ id }) => {
            if (!isEntryOfAnother) {
              return navigate({ to: '/records/$entity/$id', params: { entity: name, id }, search: {}, replace: true });
            }
            notifications.show({ color: 'green', message: t('created') });
            return router.history.back();
          }}
          onCancel={() => router.history.back()}
        />
      </Box>
    </InputContext>
  );
}

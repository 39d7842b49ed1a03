import {
  ActionIcon,
  Box,
  Button,
  Group,
  Menu,
  Skeleton,
  Stack,
  Tabs,
  Text,
  ThemeIcon,
  Title,
  Tooltip,
} from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconDots, IconPlus, IconStar, IconStarFilled, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useBlocker, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { statusOfError } from '../../client/problem-error.ts';
import { queryKeys } from '../../client/query-keys.ts';
import type { OpenRecord } from '../../client/records.ts';
import { deleteRecord, readRecord, restoreRecord, updateRecord } from '../../client/records.ts';
import { useSignedIn } from '../../client/session.ts';
import { FieldDisplay } from '../../controls/widget-context.tsx';
import { useLabel, useLanguage, useText } from '../../i18n/language.ts';
import { NamedIcon } from '../../icons/icon.tsx';
import { formFor, journalReference, journalsFor } from '../../model/choose-definitions.ts';
import type { EntityModel, FieldModel } from '../../model/definitions.ts';
import { expandOf, fieldsOf, fieldsWithIds } from '../../model/fields-of.ts';
import { useEntity, useModel, useRights } from '../../model/model-context.tsx';
import { titleOfRecord } from '../../model/title-of-record.ts';
import { layoutFromForm, plainLayout, tabOfField } from '../../renderer/layout.ts';
import { RecordForm } from '../../renderer/record-form.tsx';
import { useEditor } from '../../renderer/use-editor.ts';
import { useRules } from '../../renderer/use-rules.ts';
import { patchFromValues } from '../../values/patch-from-values.ts';
import { ErrorScreen } from '../error-screen.tsx';
import { NotFoundScreen } from '../not-found-screen.tsx';
import { useFavourites, useRecent } from '../shell/known-records.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import { Broken, useFirstError } from './create-screen.tsx';
import { RecordActions } from './record-actions.tsx';
import { RelatedList } from './related-list.tsx';
import { StatusPath } from './status-path.tsx';
import { Timeline } from './timeline.tsx';

const route = getRouteApi('/records/$entity/$id');

export function RecordScreen() {
  const { entity: name, id } = route.useParams();
  const entity = useEntity(name);
  return entity ? <Loaded key={`${name}/${id}`} entity={entity} id={id} /> : <NotFoundScreen />;
}

function Loaded({ entity, id }: { readonly entity: EntityModel; readonly id: string }) {
  const record = useQuery({
    queryKey: queryKeys.record(entity.name, id),
    queryFn: () => readRecord(entity.name, id, expandOf(fieldsOf(entity))),
  });
  if (record.error) return <ErrorScreen error={record.error} reset={() => void record.refetch()} />;
  if (!record.data)
    return (
      <Stack p="md" aria-hidden>
        {[28, 40, 200].map((height) => (
          <Skeleton key={height} height={height} />
        ))}
      </Stack>
    );
  return <RecordPage entity={entity} record={record.data} />;
}

const FILLED: ReadonlySet<FieldModel['type']> = new Set(['computed', 'roll-up', 'number-range']);

function RecordPage({ entity, record }: { readonly entity: EntityModel; readonly record: OpenRecord }) {
  const model = useModel();
  const t = useText();
  const label = useLabel();
  const language = useLanguage();
  const navigate = useNavigate();
  const client = useQueryClient();
  const search = route.useSearch();
  const { user, roles } = useSignedIn();
  const rights = useRights(entity.name);
  const { remember, forget } = useRecent();
  const title = titleOfRecord(entity, record, language);
  const form = formFor(model, entity.name, 'record', roles);
  const layout = useMemo(() => (form ? layoutFromForm(entity, form) : plainLayout(entity)), [entity, form]);
  const [stored, setStored] = useState(record);
  const editor = useEditor(entity.fields, stored);
  const rules = useRules(entity, layout, editor.edited, user.id);
  const [message, setMessage] = useState('');
  const [busy, setBusy] = useState(false);
  const [theirs, setTheirs] = useState<OpenRecord | null>(null);
  const isDirty = editor.changed.length > 0;
  const { reset } = editor;

  useEffect(() => {
    // Fresh values replace the shown ones only while nothing is being typed over them.
    if (record.version !== stored.version && !isDirty) {
      setStored(record);
      reset(record);
    } else if (record !== stored && record.version === stored.version) setStored(record);
  }, [record, stored, isDirty, reset]);
  useEffect(() => remember({ entity: entity.name, id: record.id, title }), [entity.name, record.id, title, remember]);
  useBlocker({ shouldBlockFn: () => isDirty && !window.confirm(t('leaveText')), enableBeforeUnload: () => isDirty });
  useFirstError(editor.errors, message);

  const isLocked = (field: FieldModel): boolean =>
    !rights.actions.includes('update') ||
    rights.readOnlyFields.includes(field.name) ||
    field.readOnly === true ||
    field.status !== undefined ||
    FILLED.has(field.type);
  const refresh = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: queryKeys.record(entity.name, record.id) });
    void client.invalidateQueries({ queryKey: queryKeys.history(entity.name, record.id) });
    void client.invalidateQueries({ queryKey: queryKeys.lists(entity.name) });
  };
  const save = async (values = editor.edited, base = stored): Promise<void> => {
    setBusy(true);
    setMessage('');
    try {
      await updateRecord(entity.name, record.id, base.version, patchFromValues(entity.fields, base, values));
      const fresh = await readRecord(entity.name, record.id, expandOf(fieldsOf(entity)));
      client.setQueryData(queryKeys.record(entity.name, record.id), fresh);
      setStored(fresh);
      reset(fresh);
      setTheirs(null);
      notifications.show({ color: 'green', message: t('saved'), autoClose: 1500 });
      void refresh();
    } catch (error) {
      if (statusOfError(error) === 412) setTheirs(await readRecord(entity.name, record.id, expandOf(fieldsOf(entity))));
      else setMessage(editor.fail(error));
    } finally {
      setBusy(false);
    }
  };
  const remove = async (): Promise<void> => {
    try {
      await deleteRecord(entity.name, record.id, record.version);
    } catch (error) {
      notifications.show({
        color: 'red',
        title: t('errorTitle'),
        message: error instanceof Error ? error.message : '',
      });
      return;
    }
    forget({ entity: entity.name, id: record.id });
    void client.invalidateQueries({ queryKey: queryKeys.lists(entity.name) });
    await navigate({ to: '/records/$entity', params: { entity: entity.name }, search: {} });
    const id = notifications.show({
      message: (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">{t('deletedOne', { title })}</Text>
          <Button
            size="compact-xs"
            variant="light"
            onClick={() => {
              notifications.hide(id);
              void restoreRecord(entity.name, record.id).then(() =>
                navigate({ to: '/records/$entity/$id', params: { entity: entity.name, id: record.id }, search: {} }),
              );
            }}
          >
            {t('undo')}
          </Button>
        </Group>
      ),
      autoClose: 10_000,
    });
  };
  useHotkeys([['mod+S', () => void (isDirty && save())]], []);

  const tabs = layout.filter((tab) => tab.visibleWhen === undefined || rules?.shown[tab.visibleWhen] !== false);
  const active = tabs.find((tab) => tab.id === search.tab) ?? tabs[0];
  const wrong = Object.keys(editor.errors);
  return (
    <Stack gap={0} className="lw-screen">
      <Header
        entity={entity}
        record={record}
        title={title}
        keyFacts={fieldsWithIds(entity, form?.keyFacts ?? [])}
        mayDelete={rights.actions.includes('delete')}
        onDelete={() => void remove()}
      />
      <RecordActions entity={entity} record={record} title={title} />
      <StatusPath entity={entity} record={record} isDirty={isDirty} onDone={() => void refresh()} />
      <Box className="lw-record">
        <Box className="lw-record-main">
          <Tabs
            value={active?.id ?? null}
            onChange={(tab) =>
              void navigate({
                to: '/records/$entity/$id',
                params: { entity: entity.name, id: record.id },
                search: tab ? { tab } : {},
                replace: true,
                ignoreBlocker: true,
              })
            }
            keepMounted={false}
          >
            {tabs.length > 1 && (
              <Tabs.List mb="md" className="lw-tabs">
                {tabs.map((tab) => (
                  <Tabs.Tab
                    key={tab.id}
                    value={tab.id}
                    leftSection={tab.icon ? <NamedIcon name={tab.icon} size={14} /> : undefined}
                    {...(wrong.some((name) => tabOfField(layout, name) === tab) && { color: 'red' })}
                  >
                    {label(tab.label)}
                  </Tabs.Tab>
                ))}
              </Tabs.List>
            )}
            {tabs.map((tab) => (
              <Tabs.Panel key={tab.id} value={tab.id}>
                <RecordForm
                  sections={tab.sections}
                  values={editor.edited}
                  rules={rules}
                  errors={editor.errors}
                  isLocked={isLocked}
                  onChange={editor.change}
                  onProblem={editor.problem}
                />
                {tab.related.map((related) => (
                  <RelatedList
                    key={`${related.entity} ${related.via}`}
                    definition={related}
                    id={record.id}
                    title={title}
                  />
                ))}
              </Tabs.Panel>
            ))}
          </Tabs>
          <Broken rules={rules} shown={isDirty} />
        </Box>
        <Box className="lw-record-side">
          <JournalButtons entity={entity} id={record.id} title={title} />
          <Timeline entity={entity} id={record.id} />
        </Box>
      </Box>
      {isDirty && (
        <Group className="lw-save" justify="space-between" px="md" py={8}>
          <Text size="sm" role="status" {...(message && { c: 'red' })}>
            {message || t('unsavedFields', { count: editor.changed.length })}
          </Text>
          <Group gap="xs">
            <Button
              variant="default"
              onClick={() => {
                reset(stored);
                setMessage('');
              }}
            >
              {t('discard')}
            </Button>
            <Button onClick={() => void save()} loading={busy} disabled={editor.isTypedWrong}>
              {t('save')}
            </Button>
          </Group>
        </Group>
      )}
      {theirs && (
        <ConflictDialog
          fields={entity.fields}
          base={stored}
          mine={editor.edited}
          theirs={theirs}
          onClose={() => setTheirs(null)}
          onSave={(merged) => void save(merged, theirs)}
        />
      )}
    </Stack>
  );
}

type HeaderProps = {
  readonly entity: EntityModel;
  readonly record: OpenRecord;
  readonly title: string;
  readonly keyFacts: readonly FieldModel[];
  readonly mayDelete: boolean;
  readonly onDelete: () => void;
};

function Header({ entity, record, title, keyFacts, mayDelete, onDelete }: HeaderProps) {
  const t = useText();
  const label = useLabel();
  const { has, toggle } = useFavourites();
  const known = { entity: entity.name, id: record.id, title };
  const isFavourite = has(known);
  const favourite = t(isFavourite ? 'removeFavourite' : 'addFavourite');
  return (
    <Box px="md" pt="sm" pb="xs">
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Group gap="sm" wrap="nowrap" miw={0}>
          <ThemeIcon variant="light" size={34} {...(entity.color && { color: entity.color })}>
            <NamedIcon name={entity.icon} size={19} />
          </ThemeIcon>
          <Box miw={0}>
            <Link to="/records/$entity" params={{ entity: entity.name }} search={{}} className="lw-crumb">
              {label(entity.labelPlural)}
            </Link>
            <Title order={1} size="h3" className="lw-ellipsis">
              {title}
            </Title>
          </Box>
        </Group>
        <Group gap={4} wrap="nowrap">
          <Tooltip label={favourite}>
            <ActionIcon aria-label={favourite} aria-pressed={isFavourite} onClick={() => toggle(known)}>
              {isFavourite ? <IconStarFilled size={16} /> : <IconStar size={16} />}
            </ActionIcon>
          </Tooltip>
          {mayDelete && (
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon aria-label={t('moreActions')}>
                  <IconDots size={16} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item color="red" leftSection={<IconTrash size={14} aria-hidden />} onClick={onDelete}>
                  {t('delete')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
        </Group>
      </Group>
      {keyFacts.length > 0 && (
        <Box component="dl" className="lw-facts">
          {keyFacts.map((field) => (
            <div key={field.id}>
              <dt>{label(field.label)}</dt>
              <dd>
                <FieldDisplay field={field} value={record[field.name]} />
              </dd>
            </div>
          ))}
        </Box>
      )}
    </Box>
  );
}

/** One button per kind of journal entry about this record. */
function JournalButtons({
  entity,
  id,
  title,
}: {
  readonly entity: EntityModel;
  readonly id: string;
  readonly title: string;
}) {
  const model = useModel();
  const label = useLabel();
  const t = useText();
  const reference = journalReference(model, entity);
  const typeField = reference?.other.fields.find((field) => field.journal);
  if (!reference || !typeField || !model.rights[reference.other.name]?.actions.includes('create')) return null;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="light" size="xs" mb="sm" leftSection={<IconPlus size={14} aria-hidden />}>
          {t('addEntry')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {journalsFor(model, reference.other.name).map((journal) => (
          <Menu.Item
            key={journal.id}
            leftSection={<NamedIcon name={journal.icon} color={journal.color} size={15} />}
            component={Link}
            to={`/records/${reference.other.name}/new`}
            search={{ preset: { [reference.field.name]: { id, title }, [typeField.name]: journal.id } } as never}
          >
            {label(journal.label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

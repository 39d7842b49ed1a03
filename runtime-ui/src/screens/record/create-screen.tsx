import { Alert, Box, Button, Group, SegmentedControl, Text, Title } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useBlocker, useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { queryKeys } from '../../client/query-keys.ts';
import { createRecord, findDuplicates } from '../../client/records.ts';
import { useSignedIn } from '../../client/session.ts';
import { RecordLink } from '../../controls/record-link.tsx';
import { useLabel, useText } from '../../i18n/language.ts';
import { NamedIcon } from '../../icons/icon.tsx';
import { formFor, journalsFor } from '../../model/choose-definitions.ts';
import type { EntityModel, FieldModel, Values } from '../../model/definitions.ts';
import { useEntity, useModel, useRights } from '../../model/model-context.tsx';
import type { RuleResult } from '../../renderer/field-states.ts';
import { fieldsOfLayout, layoutFromForm, layoutFromJournal, plainLayout } from '../../renderer/layout.ts';
import { RecordForm } from '../../renderer/record-form.tsx';
import { useEditor } from '../../renderer/use-editor.ts';
import { useRules } from '../../renderer/use-rules.ts';
import { isNothing } from '../../values/equal-values.ts';
import { plainFromShown, plainValues } from '../../values/plain-from-shown.ts';
import { NotFoundScreen } from '../not-found-screen.tsx';

const route = getRouteApi('/records/$entity/new');

export function CreateScreen() {
  const { entity: name } = route.useParams();
  const entity = useEntity(name);
  const { actions } = useRights(name);
  return entity && actions.includes('create') ? <NewRecord key={name} entity={entity} /> : <NotFoundScreen />;
}

const FILLED: ReadonlySet<FieldModel['type']> = new Set(['computed', 'roll-up', 'number-range']);
const fillsItself = (field: FieldModel): boolean =>
  field.readOnly === true || field.status !== undefined || FILLED.has(field.type);

function startValues(
  entity: EntityModel,
  preset: Values | undefined,
  user: { readonly id: string; readonly name: string },
): Values {
  const today = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  const known: Readonly<Record<string, unknown>> = {
    $today: today,
    $now: new Date().toISOString(),
    $user: { id: user.id, title: user.name },
  };
  const defaults = entity.fields
    .filter((field) => field.default !== undefined)
    .map((field) => [
      field.name,
      typeof field.default === 'string' && field.default in known ? known[field.default] : field.default,
    ]);
  return { ...Object.fromEntries(defaults), ...preset };
}

function NewRecord({ entity }: { readonly entity: EntityModel }) {
  const { preset } = route.useSearch();
  const model = useModel();
  const t = useText();
  const label = useLabel();
  const navigate = useNavigate();
  const router = useRouter();
  const client = useQueryClient();
  const { user, roles } = useSignedIn();
  const journals = journalsFor(model, entity.name);
  const typeField = entity.fields.find((field) => field.journal);
  const [initial] = useState(() =>
    startValues(entity, typeField ? { [typeField.name]: journals[0]?.id, ...preset } : preset, user),
  );
  const editor = useEditor(entity.fields, initial);
  const journal = journals.find((one) => one.id === editor.edited[typeField?.name ?? '']);
  const layout = useMemo(() => {
    if (journal) {
      const own = layoutFromJournal(entity, journal);
      const placed = new Set(fieldsOfLayout(own));
      // Where the entry was begun from is shown even if the form of its kind does not ask for it.
      const links = entity.fields.filter(
        (field) => field.type === 'reference' && !placed.has(field) && initial[field.name] !== undefined,
      );
      return links.length > 0 ? [...plainLayout(entity, links), ...own] : own;
    }
    const form = formFor(model, entity.name, 'create', roles) ?? formFor(model, entity.name, 'record', roles);
    return form ? layoutFromForm(entity, form) : plainLayout(entity);
  }, [entity, initial, journal, model, roles]);
  const rules = useRules(entity, layout, editor.edited, user.id);
  const [message, setMessage] = useState('');
  const [busy, setBusy] = useState(false);
  const isDone = useRef(false);
  useBlocker({
    shouldBlockFn: () => !isDone.current && editor.changed.length > 0 && !window.confirm(t('leaveText')),
    enableBeforeUnload: () => !isDone.current && editor.changed.length > 0,
  });
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const given = Object.fromEntries(
        Object.entries(plainValues(editor.edited, entity.fields)).filter(([, value]) => !isNothing(value)),
      );
      const record = await createRecord(entity.name, given);
      isDone.current = true;
      void client.invalidateQueries({ queryKey: queryKeys.entity(entity.name) });
      await navigate({
        to: '/records/$entity/$id',
        params: { entity: entity.name, id: record.id },
        search: {},
        replace: true,
      });
    } catch (error) {
      setMessage(editor.fail(error));
    } finally {
      setBusy(false);
    }
  };
  useHotkeys([['mod+S', () => void save()]], []);
  useFirstError(editor.errors, message);
  const sections = layout.flatMap((tab) => tab.sections);
  return (
    <Box p="md" maw={960} w="100%" mx="auto">
      <Group gap="xs" mb="md">
        <NamedIcon name={entity.icon} color={entity.color} size={20} />
        <Title order={1} size="h3">
          {t('newRecord', { entity: label(entity.label) })}
        </Title>
      </Group>
      {typeField && journals.length > 1 && (
        <Box mb="md" style={{ overflowX: 'auto' }}>
          <SegmentedControl
            aria-label={label(typeField.label)}
            value={String(editor.edited[typeField.name] ?? '')}
            onChange={(id) => editor.change(typeField.name, id)}
            data={journals.map((one) => ({ value: one.id, label: label(one.label) }))}
          />
        </Box>
      )}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Duplicates entity={entity} values={editor.edited} />
        <RecordForm
          sections={sections}
          values={editor.edited}
          rules={rules}
          errors={editor.errors}
          isLocked={fillsItself}
          onChange={editor.change}
          onProblem={editor.problem}
        />
        <Broken rules={rules} shown={Object.keys(editor.errors).length > 0} />
        {message && (
          <Text c="red" size="sm" role="alert" mb="sm">
            {message}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => router.history.back()}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={editor.isTypedWrong}>
            {t('create')}
          </Button>
        </Group>
      </form>
    </Box>
  );
}

/** The page goes to the first thing that is wrong. */
export function useFirstError(errors: Readonly<Record<string, string>>, message: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the server has just answered, not on every key
  useEffect(() => {
    if (!message) return;
    const first = Object.keys(errors)[0];
    document.getElementById(`field-${first}`)?.focus();
  }, [message]);
}

/** Rules over several fields that the values break. */
export function Broken({ rules, shown }: { readonly rules: RuleResult | null; readonly shown: boolean }) {
  const label = useLabel();
  if (!shown || !rules) return null;
  return rules.broken.map((message) => (
    <Text key={message.de} c="red" size="sm">
      {label(message)}
    </Text>
  ));
}

function Duplicates({ entity, values }: { readonly entity: EntityModel; readonly values: Values }) {
  const t = useText();
  const label = useLabel();
  const names = new Set(entity.duplicates.flatMap((rule) => rule.fields));
  const compared = Object.fromEntries(
    entity.fields
      .filter((field) => names.has(field.id) && !isNothing(values[field.name]))
      .map((field) => [field.name, plainFromShown(values[field.name], field)]),
  );
  const [typed] = useDebouncedValue(JSON.stringify(compared), 400);
  const found = useQuery({
    queryKey: ['duplicates', entity.name, typed],
    enabled: typed !== '{}',
    queryFn: () => findDuplicates(entity.name, JSON.parse(typed) as Values),
  });
  if (!found.data || found.data.length === 0) return null;
  return (
    <Alert color="yellow" icon={<IconAlertTriangle size={16} />} title={t('duplicatesTitle')} mb="md">
      <Text size="sm">{t('duplicatesText')}</Text>
      {found.data.map((one) => (
        <Text key={one.id} size="sm" component="div">
          <RecordLink entity={entity.name} id={one.id}>
            {one.title ?? one.id}
          </RecordLink>{' '}
          ({label(one.label)})
        </Text>
      ))}
    </Alert>
  );
}

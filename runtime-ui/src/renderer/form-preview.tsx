import { Box, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useSignedIn } from '../client/session.ts';
import { PreviewRowsContext } from '../controls/preview-context.ts';
import { NavigateContext } from '../controls/record-link.tsx';
import { FieldDisplay } from '../controls/widget-context.tsx';
import { useLabel } from '../i18n/language.ts';
import type {
  EffectiveModel,
  EntityModel,
  FieldModel,
  Filter,
  FormDefinition,
  JournalDefinition,
  Values,
} from '../model/definitions.ts';
import { fieldsOf, fieldsWithIds } from '../model/fields-of.ts';
import { RecordTabs } from '../screens/record/record-tabs.tsx';
import { RelatedList } from '../screens/record/related-list.tsx';
import '../styles/record.css';
import { askableModel } from './askable-entity.ts';
import { inNewTab } from './in-new-tab.ts';
import { layoutFromForm, layoutFromJournal } from './layout.ts';
import { ModelScope } from './model-scope.tsx';
import { RecordForm } from './record-form.tsx';
import { useRules } from './use-rules.ts';

type Props = {
  /** What the person sees whose form it is shown as: fields that are not in it are not shown. */
  readonly model: EffectiveModel;
  readonly entity: EntityModel;
  readonly form: FormDefinition | JournalDefinition;
  /** What the server can be asked for. */
  readonly live: EffectiveModel;
  /** Id of the record whose related lists are shown; null for a form without one. */
  readonly record: string | null;
  /** As its reader may see them; those of fields that the model lacks are left out. */
  readonly values: Values;
  /** Whether this person may not change the record. */
  readonly isClosed?: boolean;
  /** Of the records that the reader may see, those that this person would, by name of the entity. */
  readonly rows?: Readonly<Record<string, Filter | undefined>>;
};

const FILES = new Set<FieldModel['type']>(['file', 'image']);

/** A form as its page would have it, with what is typed answered by its conditions and kept nowhere. */
export function FormPreview(props: Props) {
  return (
    <ModelScope model={props.model}>
      <NavigateContext value={inNewTab}>
        <Shown {...props} />
      </NavigateContext>
    </ModelScope>
  );
}

function Shown({ model, live, entity, form, record, values, isClosed = false, rows = {} }: Props) {
  const label = useLabel();
  const { user } = useSignedIn();
  const layout = useMemo(
    () => (form.kind === 'journal' ? layoutFromJournal(entity, form) : layoutFromForm(entity, form)),
    [entity, form],
  );
  const asked = useMemo(() => askableModel(model, live), [model, live]);
  const known = useMemo(() => {
    const names = new Set(fieldsOf(entity).map(({ name }) => name));
    return Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
  }, [entity, values]);
  const [typed, setTyped] = useState<Values>({});
  const [tab, setTab] = useState<string | null>(null);
  const shown = useMemo(() => ({ ...known, ...typed }), [known, typed]);
  const rules = useRules(entity, layout, shown, user.id);
  const rights = model.rights[entity.name];
  const mayChange = !isClosed && rights?.actions.some((one) => one === 'update' || one === 'create') === true;
  const tabs = layout.filter((one) => one.visibleWhen === undefined || rules?.shown[one.visibleWhen] !== false);
  const active = tabs.find(({ id }) => id === tab) ?? tabs[0];
  const facts = form.kind === 'form' ? fieldsWithIds(entity, form.keyFacts ?? []) : [];
  return (
    <>
      {facts.length > 0 && (
        <Box component="dl" className="lw-facts" mb="md">
          {facts.map((field) => (
            <div key={field.id}>
              <dt>{label(field.label)}</dt>
              <dd>
                <FieldDisplay field={field} value={shown[field.name] ?? null} />
              </dd>
            </div>
          ))}
        </Box>
      )}
      <RecordTabs tabs={tabs} active={active} isWrong={() => false} onChange={setTab}>
        {(one) => (
          <>
            <RecordForm
              scope="preview-"
              entity={entity}
              sections={one.sections}
              values={shown}
              rules={rules}
              errors={{}}
              // A file would be stored as soon as it is chosen.
              isLocked={(field) =>
                !mayChange || rights?.readOnlyFields.includes(field.name) === true || FILES.has(field.type)
              }
              onChange={(name, value) => setTyped((before) => ({ ...before, [name]: value }))}
              onProblem={() => undefined}
            />
            {record === null ? (
              one.related.map(({ entity: name, via }) => (
                <Text key={`${name} ${via}`} size="sm" fw={600} mb="xs">
                  {label(model.entities[name]?.labelPlural) || name}
                </Text>
              ))
            ) : (
              <ModelScope model={asked} isPreview>
                <PreviewRowsContext value={rows}>
                  {one.related.map((list) => (
                    <RelatedList key={`${list.entity} ${list.via}`} definition={list} id={record} title="" />
                  ))}
                </PreviewRowsContext>
              </ModelScope>
            )}
          </>
        )}
      </RecordTabs>
    </>
  );
}

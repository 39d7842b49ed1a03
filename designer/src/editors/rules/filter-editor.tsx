import { isPlain } from '@leitwerk/metadata/keyed-list';
import { FilterBar, isShownFilter, ModelScope } from '@leitwerk/runtime-ui/renderer';
import { Group, Input, SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { draftModel, entityWithId } from '../../draft/draft-model.ts';
import { useRuleTexts } from '../../i18n/rule-texts.ts';
import type { EditorProps } from '../../schema-form/form-context.tsx';
import { useForm } from '../../schema-form/form-context.tsx';
import { JsonEditor } from '../../schema-form/inputs/json-editor.tsx';
import { useFieldProps } from '../../schema-form/use-field-props.ts';
import './expression-editor.css';
import { filteredEntity } from './filtered-entity.ts';

/** Which records are meant: in words, as the lists have it; what cannot be said in words stays JSON. */
export function FilterEditor(props: EditorProps) {
  const { path, value, around, name, isRequired } = props;
  const t = useRuleTexts();
  const { setValue } = useForm();
  const { documents, model: live } = useDraftEditing();
  const { id, required, readOnly, description, error } = useFieldProps(props);
  const [way, setWay] = useState<'words' | 'json'>('words');
  const model = draftModel(documents, live);
  const entity = entityWithId(model, filteredEntity(around));
  const filter = isPlain(value) ? value : {};
  const canBeWords = entity !== undefined && isShownFilter(filter, entity, model.entities);
  const isWords = canBeWords && way === 'words';
  return (
    <Input.Wrapper
      labelElement="div"
      label={name}
      required={required}
      {...(description !== undefined && { description })}
      {...(error !== undefined && { error })}
    >
      <div className="ld-expression" {...(isWords && { id, tabIndex: -1 })}>
        <Group gap={8} mb={6}>
          <SegmentedControl
            size="xs"
            aria-label={`${name}: ${t.way}`}
            value={isWords ? 'words' : 'json'}
            disabled={!canBeWords}
            data={[
              { value: 'words', label: t.filter },
              { value: 'json', label: t.json },
            ]}
            onChange={(next) => setWay(next === 'words' ? 'words' : 'json')}
          />
          {!canBeWords && (
            <Text size="xs" c="dimmed">
              {t.filterNotShown}
            </Text>
          )}
        </Group>
        {isWords ? (
          <ModelScope model={model}>
            {Object.keys(filter).length === 0 && (
              <Text size="xs" c="dimmed">
                {t.filterAll}
              </Text>
            )}
            <fieldset className="ld-bare" disabled={readOnly} aria-label={name}>
              <FilterBar
                entity={entity}
                filter={filter}
                onChange={(next) => setValue(path, Object.keys(next).length === 0 && !isRequired ? undefined : next)}
              />
            </fieldset>
          </ModelScope>
        ) : (
          <JsonEditor {...props} isBare />
        )}
      </div>
    </Input.Wrapper>
  );
}

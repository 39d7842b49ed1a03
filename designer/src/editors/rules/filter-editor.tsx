import { isPlain } from '@leitwerk/metadata/keyed-list';
import { FilterBar, isShownFilter, ModelScope } from '@leitwerk/runtime-ui/renderer';
import { Text } from '@mantine/core';
import { useState } from 'react';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { draftModel, entityWithId } from '../../draft/draft-model.ts';
import { useRuleTexts } from '../../i18n/rule-texts.ts';
import type { EditorProps } from '../../schema-form/form-context.tsx';
import { useForm } from '../../schema-form/form-context.tsx';
import { JsonEditor } from '../../schema-form/inputs/json-editor.tsx';
import { useFieldProps } from '../../schema-form/use-field-props.ts';
import { filteredEntity } from './filtered-entity.ts';
import { TwoWays } from './two-ways.tsx';

/** Which records are meant: in words, as the lists have it; what cannot be said in words stays JSON. */
export function FilterEditor(props: EditorProps) {
  const { path, value, around, name, isRequired } = props;
  const t = useRuleTexts();
  const { setValue } = useForm();
  const { documents, model: live } = useDraftEditing();
  const field = useFieldProps(props);
  const [wantsWords, setWords] = useState(true);
  const model = draftModel(documents, live);
  const entity = entityWithId(model, filteredEntity(around));
  const filter = isPlain(value) ? value : {};
  const canBeWords = entity !== undefined && isShownFilter(filter, entity, model.entities);
  const isWords = canBeWords && wantsWords;
  return (
    <TwoWays
      name={name}
      field={field}
      isWords={isWords}
      canBeWords={canBeWords}
      labels={{ words: t.filter, text: t.json }}
      whyNot={t.filterNotShown}
      isPlace={isWords}
      onChange={setWords}
    >
      {isWords ? (
        <ModelScope model={model}>
          {Object.keys(filter).length === 0 && (
            <Text size="xs" c="dimmed">
              {t.filterAll}
            </Text>
          )}
          <fieldset className="ld-bare" disabled={field.readOnly} aria-label={name}>
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
    </TwoWays>
  );
}

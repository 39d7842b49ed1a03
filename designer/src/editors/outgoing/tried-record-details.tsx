import type { OutgoingColumn, OutgoingDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { shownTypes } from '@leitwerk/metadata/shown-types';
import type { EntityModel } from '@leitwerk/runtime-ui/renderer';
import { useLabel, useLanguage } from '@leitwerk/runtime-ui/renderer';
import { Alert, Badge, Code, Text } from '@mantine/core';
import type { TriedRecord } from '../../client/outgoing-trial.ts';
import { useOutgoingTexts } from '../../i18n/outgoing-texts.ts';
import { asList } from '../pipeline/as-list.ts';
import { KeepExample } from '../pipeline/keep-example.tsx';
import { FileText } from './file-text.tsx';
import { STATE_COLORS } from './tried-records.tsx';

/** On the left a record with what it refers to, on the right what the other system is told: column by column, and the file. */
export function TriedRecordDetails({
  tried,
  text,
  definition,
  entity,
  onKeep,
}: {
  readonly tried: TriedRecord;
  readonly text: string;
  readonly definition: Partial<OutgoingDefinition>;
  readonly entity: EntityModel;
  /** Null where nothing can be changed. */
  readonly onKeep: ((tried: TriedRecord) => void) | null;
}) {
  const t = useOutgoingTexts();
  const { state, key, cells, issues } = tried;
  const columns = asList<OutgoingColumn>(definition.columns);
  const wrongAt = (at: number) => issues.find(({ path }) => path === `columns.${at}.formula`);
  const elsewhere = issues.filter(({ path }) => !columns.some((_, at) => path === `columns.${at}.formula`));
  return (
    <div className="ld-trial-sides">
      <Given tried={tried} entity={entity} />
      <section aria-label={t.becomes}>
        <Text size="xs" c="dimmed" mb={4}>
          {t.becomes}
        </Text>
        <Badge variant="light" color={STATE_COLORS[state]} tt="none" mb={6}>
          {t.states[state]}
        </Badge>
        {key !== null && (
          <Text size="sm" mb={6}>
            {t.key}: <Code>{key}</Code>
          </Text>
        )}
        {issues.length > 0 && (
          <Alert color="red" variant="light" title={t.stops} py={8} mb={6}>
            {elsewhere.map(({ path, message }) => (
              <Text key={path} size="sm">
                <Code>{path}</Code> {message}
              </Text>
            ))}
          </Alert>
        )}
        {state !== 'leftOut' && (
          <dl className="ld-trial-values">
            {columns.map(({ id, name }, at) => {
              const wrong = wrongAt(at);
              return (
                <div key={id} data-wrong={wrong !== undefined || undefined}>
                  <dt>{name ?? id}</dt>
                  <dd>{wrong?.message ?? textOf(cells?.[id], cells === null ? '–' : t.says)}</dd>
                </div>
              );
            })}
          </dl>
        )}
        {text !== '' && (
          <>
            <Text size="xs" c="dimmed" mt="sm" mb={4}>
              {t.file}
            </Text>
            <FileText text={text} />
          </>
        )}
        {onKeep && tried.example !== null && <KeepExample words={t} onKeep={() => onKeep(tried)} />}
      </section>
    </div>
  );
}

function Given({ tried: { record, related }, entity }: { readonly tried: TriedRecord; readonly entity: EntityModel }) {
  const t = useOutgoingTexts();
  const label = useLabel();
  const language = useLanguage();
  const said = entity.fields.filter(({ name }) => record[name] !== null && record[name] !== undefined);
  return (
    <section aria-label={t.given}>
      <Text size="xs" c="dimmed" mb={4}>
        {t.given}
      </Text>
      <dl className="ld-trial-values">
        {said.map((field) => (
          <div key={field.name}>
            <dt>
              {label(field.label)} <Code className="lo-name">{field.name}</Code>
            </dt>
            <dd>
              {typeof record[field.name] === 'object'
                ? textOf(record[field.name], t.empty)
                : shownTypes[field.type].format(record[field.name], field, language) || t.empty}
            </dd>
          </div>
        ))}
      </dl>
      {Object.entries(related).map(([id, one]) => (
        <details key={id} className="lo-related">
          <summary>
            {id} · {t.several(Array.isArray(one) ? one.length : one ? 1 : 0)}
          </summary>
          <FileText text={JSON.stringify(one, null, 2)} />
        </details>
      ))}
    </section>
  );
}

const textOf = (value: unknown, empty: string): string => {
  if (value === null || value === undefined || value === '') return empty;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

import type { InterfaceColumn } from '@leitwerk/metadata/generated/definitions.gen';
import { shownTypes } from '@leitwerk/metadata/shown-types';
import type { Label } from '@leitwerk/runtime-ui/renderer';
import { useLabel, useLanguage } from '@leitwerk/runtime-ui/renderer';
import { Alert, Code, Text } from '@mantine/core';
import type { TriedRow } from '../../client/interface-trial.ts';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { useInterfaceTexts } from '../../i18n/interface-texts.ts';
import { KeepExample } from '../pipeline/keep-example.tsx';

/** A row: on the left what the file says, on the right what the steps would write, or why the row would be refused. */
export function TriedRowDetails({
  row,
  columns,
  onKeep,
}: {
  readonly row: TriedRow;
  readonly columns: readonly InterfaceColumn[];
  readonly onKeep: ((row: TriedRow) => void) | null;
}) {
  const t = useInterfaceTexts();
  const label = useLabel();
  const language = useLanguage();
  const { model } = useDraftEditing();
  const labelOf = (text: Label | undefined, name: string): string => (text ? label(text) : name);
  const nameOf = (id: string): string => labelOf(columns.find((one) => one.id === id)?.label, id);
  const wrong = new Set(row.issues.map(({ path }) => path));
  const fieldOf = (entity: string, field: string) => model.entities[entity]?.fields.find(({ name }) => name === field);
  const wordsOf = (entity: string, name: string, value: unknown): string => {
    const field = fieldOf(entity, name);
    // A value that the type refuses may look like anything.
    return field && row.state !== 'refused'
      ? shownTypes[field.type].format(value, field, language) || t.empty
      : textOf(value, t.empty);
  };
  /** What is wrong is said of a column, or of a field of one of the records. */
  const placeOf = (path: string): string | null => {
    if (columns.some(({ id }) => id === path)) return nameOf(path);
    const [name = ''] = path.split(/[./]/).filter(Boolean);
    const field = row.steps.map(({ entity }) => fieldOf(entity, name)).find((one) => one !== undefined);
    return field ? label(field.label) : null;
  };
  return (
    <div className="ld-trial-sides">
      <div>
        <Text size="xs" c="dimmed" mb={4}>
          {t.given}
        </Text>
        <dl className="ld-trial-values">
          {columns.map(({ id }) => (
            <div key={id} data-wrong={wrong.has(id) || undefined}>
              <dt>{nameOf(id)}</dt>
              <dd>{row.cells[id] || '–'}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div>
        <Text size="xs" c="dimmed" mb={4}>
          {t.becomes}
        </Text>
        {row.key !== null && (
          <Text size="sm" mb={6}>
            {t.key}: <Code>{row.key}</Code>
          </Text>
        )}
        {row.issues.length > 0 && (
          <Alert color="red" variant="light" title={t.states.refused} py={8}>
            {row.issues.map(({ path, message }) => (
              <Text key={`${path} ${message}`} size="sm">
                {placeOf(path) === null ? message : `${placeOf(path)}: ${message}`}
              </Text>
            ))}
          </Alert>
        )}
        {row.steps.map(({ step, entity, does, changes }) => {
          const entries = Object.entries(changes);
          const target = model.entities[entity];
          return (
            <section key={step} className="ld-trial-step" aria-label={step}>
              <Text size="sm" fw={600}>
                {labelOf(target?.label, entity)}: {t.does[does]}
              </Text>
              {does === 'update' && entries.length === 0 && <Text size="sm">{t.unchanged}</Text>}
              <dl className="ld-trial-values">
                {entries.map(([field, [before, after]]) => (
                  <div key={field}>
                    <dt>{labelOf(fieldOf(entity, field)?.label, field)}</dt>
                    <dd>
                      {(does === 'update' || does === 'move') && <del>{wordsOf(entity, field, before)}</del>}{' '}
                      {wordsOf(entity, field, after)}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
        {onKeep && row.expected !== null && <KeepExample words={t} onKeep={() => onKeep(row)} />}
      </div>
    </div>
  );
}

/** As the formulas gave it; the parts of an address beside each other. */
const textOf = (value: unknown, empty: string): string => {
  if (value === null || value === undefined || value === '') return empty;
  if (typeof value !== 'object') return String(value);
  return Object.values(value).every((part) => typeof part === 'string')
    ? Object.values(value).join(', ')
    : JSON.stringify(value);
};

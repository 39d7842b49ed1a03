import { placeOf } from '@leitwerk/metadata/interface/columns';
import { shownTypes } from '@leitwerk/metadata/shown-types';
import type { Label } from '@leitwerk/runtime-ui/renderer';
import { useLabel, useLanguage } from '@leitwerk/runtime-ui/renderer';
import { Alert, Code, Text } from '@mantine/core';
import { useRef } from 'react';
import type { TriedRow } from '../../client/interface-trial.ts';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { entityWithId } from '../../draft/draft-model.ts';
import { useInterfaceTexts } from '../../i18n/interface-texts.ts';
import { KeepExample } from '../pipeline/keep-example.tsx';
import type { Mapping, MappingTarget } from './mapping.ts';
import { MappingLines } from './mapping-lines.tsx';
import { MappingRow } from './mapping-row.tsx';
import { TriedStep } from './tried-step.tsx';
import { useMappingFocus } from './use-mapping-focus.ts';

/**
 * A row: on the left what the file says, on the right what the steps would write, or why the row would be refused; and which column leads
 * where.
 */
export function TriedRowDetails({
  row,
  mapping,
  onKeep,
}: {
  readonly row: TriedRow;
  readonly mapping: Mapping;
  readonly onKeep: ((row: TriedRow) => void) | null;
}) {
  const t = useInterfaceTexts();
  const label = useLabel();
  const language = useLanguage();
  const { model } = useDraftEditing();
  const sides = useRef<HTMLDivElement>(null);
  const { focus, pairs } = useMappingFocus(mapping);
  const { columns, only, key, steps, readBy } = mapping;
  const labelOf = (text: Label | undefined, name: string): string => (text ? label(text) : name);
  const nameOf = (id: string): string => labelOf(columns.find((one) => one.id === id)?.label, id);
  const wrong = new Set(row.issues.map(({ path }) => path));
  const fieldOf = (entity: string, field: string) =>
    entityWithId(model, entity)?.fields.find(({ name }) => name === field);
  const fieldName = (entity: string, field: string): string => labelOf(fieldOf(entity, field)?.label, field);
  const wordsOf = (entity: string, name: string, value: unknown): string => {
    const field = fieldOf(entity, name);
    // A value that the type refuses may look like anything.
    return field && row.state !== 'refused'
      ? shownTypes[field.type].format(value, field, language) || t.empty
      : textOf(value, t.empty);
  };
  /** What is wrong is said of a column, or of a field of one of the records. */
  const placeOfIssue = (path: string): string | null => {
    if (columns.some(({ id }) => id === path)) return nameOf(path);
    const [name = ''] = path.split(/[./]/).filter(Boolean);
    const step = steps.find(({ entity }) => fieldOf(entity, name) !== undefined);
    return step ? fieldName(step.entity, name) : null;
  };
  const targetNames = new Map<string, string>([
    ['only', t.only],
    ['key', t.key],
    ...steps.flatMap(({ id, entity, condition, fields }): [string, string][] => [
      ...(condition ? [[condition.id, `${id}: ${t.onlyIf}`] as [string, string]] : []),
      ...fields.map((one): [string, string] => [one.id, fieldName(entity, one.field)]),
    ]),
  ]);
  const sourceOf = (target: MappingTarget): string => {
    const read = [
      target.columns.map(nameOf).join(', '),
      target.steps.length > 0 && t.fromSteps(target.steps.join(', ')),
    ];
    const words = read.filter(Boolean).join(', ');
    return words === '' ? t.fromNoColumn : t.from(words);
  };
  return (
    <div className="ld-trial-sides" ref={sides}>
      <section aria-label={t.given}>
        <Text size="xs" c="dimmed" mb={4}>
          {t.given}
        </Text>
        <dl className="ld-trial-values">
          {columns.map((column) => {
            const { id } = column;
            const targets = readBy.get(id) ?? [];
            const place = placeOf(column);
            return (
              <MappingRow
                key={id}
                end={{ side: 'column', id }}
                focus={focus}
                name={nameOf(id)}
                detail={place === nameOf(id) ? null : place}
                spoken={t.leadsTo(targets.map((target) => targetNames.get(target) ?? target).join(', '))}
                mark={targets.length === 0 ? { word: t.unused, color: 'gray' } : null}
                isWrong={wrong.has(id)}
              >
                {column.fixed ?? (row.cells[id] || '–')}
              </MappingRow>
            );
          })}
        </dl>
      </section>
      <section aria-label={t.becomes}>
        <Text size="xs" c="dimmed" mb={4}>
          {t.becomes}
        </Text>
        {row.issues.length > 0 && (
          <Alert color="red" variant="light" title={t.states.refused} py={8} mb={6}>
            {row.issues.map(({ path, message }) => (
              <Text key={`${path} ${message}`} size="sm">
                {placeOfIssue(path) === null ? message : `${placeOfIssue(path)}: ${message}`}
              </Text>
            ))}
          </Alert>
        )}
        <dl className="ld-trial-values">
          {only && (
            <MappingRow
              end={{ side: 'target', id: only.id }}
              focus={focus}
              name={t.only}
              detail={sourceOf(only)}
              mark={null}
            >
              {row.state === 'leftOut' && t.states.leftOut}
            </MappingRow>
          )}
          {key && (
            <MappingRow
              end={{ side: 'target', id: key.id }}
              focus={focus}
              name={t.key}
              detail={sourceOf(key)}
              mark={null}
            >
              {row.key === null ? '–' : <Code>{row.key}</Code>}
            </MappingRow>
          )}
        </dl>
        {steps.map((step) => (
          <TriedStep
            key={step.id}
            step={step}
            tried={row.steps.find((one) => one.step === step.id)}
            focus={focus}
            title={labelOf(entityWithId(model, step.entity)?.label, step.entity)}
            nameOf={(field) => fieldName(step.entity, field)}
            shownOf={(field, value) => wordsOf(step.entity, field, value)}
            sourceOf={sourceOf}
          />
        ))}
        {onKeep && row.expected !== null && <KeepExample words={t} onKeep={() => onKeep(row)} />}
      </section>
      <MappingLines within={sides} pairs={pairs} />
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

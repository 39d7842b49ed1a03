import { Text } from '@mantine/core';
import type { TriedRow } from '../../client/interface-trial.ts';
import { useInterfaceTexts } from '../../i18n/interface-texts.ts';
import type { MappedStep, MappingTarget } from './mapping.ts';
import type { MappingFocus } from './mapping-row.tsx';
import { MappingRow } from './mapping-row.tsx';

/** What a step does with a row: each field with its value, and where it comes from. */
export function TriedStep({
  step,
  tried,
  focus,
  title,
  nameOf,
  shownOf,
  sourceOf,
}: {
  readonly step: MappedStep;
  /** Undefined where the step is not done for this row, or it is refused. */
  readonly tried: TriedRow['steps'][number] | undefined;
  readonly focus: MappingFocus;
  readonly title: string;
  readonly nameOf: (field: string) => string;
  readonly shownOf: (field: string, value: unknown) => string;
  readonly sourceOf: (target: MappingTarget) => string;
}) {
  const t = useInterfaceTexts();
  const { id, condition, fields } = step;
  const changes = tried?.changes ?? {};
  const isChange = tried?.does === 'update' || tried?.does === 'move';
  const wordsOf = (field: string) => {
    const change = changes[field];
    if (!change) return '–';
    return (
      <>
        {isChange && <del>{shownOf(field, change[0])}</del>} {shownOf(field, change[1])}
      </>
    );
  };
  const mapped = new Set(fields.map(({ field }) => field));
  return (
    <section className="ld-trial-step" aria-label={id}>
      <Text size="sm" fw={600}>
        {tried ? `${title}: ${t.does[tried.does]}` : title}
      </Text>
      {tried?.does === 'update' && Object.keys(changes).length === 0 && <Text size="sm">{t.unchanged}</Text>}
      <dl className="ld-trial-values">
        {condition && (
          <MappingRow
            end={{ side: 'target', id: condition.id }}
            focus={focus}
            name={t.onlyIf}
            detail={sourceOf(condition)}
            mark={null}
          >
            {null}
          </MappingRow>
        )}
        {fields.map((target) => (
          <MappingRow
            key={target.id}
            end={{ side: 'target', id: target.id }}
            focus={focus}
            name={nameOf(target.field)}
            detail={target.isMissing ? null : target.isFixed ? t.fixedValue : sourceOf(target)}
            mark={target.isMissing ? { word: t.nothingFills, color: 'red' } : null}
          >
            {wordsOf(target.field)}
          </MappingRow>
        ))}
        {Object.keys(changes)
          .filter((field) => !mapped.has(field))
          .map((field) => (
            <div key={field}>
              <dt>{nameOf(field)}</dt>
              <dd>{wordsOf(field)}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type { WireCause, WireExplainedStep, WireProcessDetail } from '@leitwerk/metadata/wire/workflow';
import { Text } from '@mantine/core';
import { useLanguage } from '../../../i18n/language.ts';
import { fieldNamed } from '../../../model/fields-of.ts';
import { useModel } from '../../../model/model-context.tsx';
import { ConditionText } from './condition-text.tsx';
import { spanWords } from './span-words.ts';
import type { Words } from './use-words.ts';
import { delayWords, stateWords, wayWords } from './way-words.ts';

/** How a process came to where it stands, newest first: what happened, why, and what was done. */
export function ExplainedSteps({ process, words }: { readonly process: WireProcessDetail; readonly words: Words }) {
  const { t } = words;
  return (
    <ol className="lw-steps-explained" aria-label={t.steps}>
      {process.steps.map((step) => (
        <li key={step.step} value={step.step}>
          <Step step={step} process={process} words={words} />
        </li>
      ))}
    </ol>
  );
}

function Step({
  step,
  process,
  words,
}: {
  readonly step: WireExplainedStep;
  readonly process: WireProcessDetail;
  readonly words: Words;
}) {
  const { t, label } = words;
  const language = useLanguage();
  const { entities } = useModel();
  const { machine } = process;
  const leaves = step.states.filter(({ path }) => !step.states.some((other) => other.path.startsWith(`${path}.`)));
  const ways = new Map(machine.ways.map((way) => [way.id, way]));
  return (
    <>
      <Text size="sm">
        <b>
          {step.step}. {eventWords(step, words)}
        </b>
        {leaves.length > 0 && ` → ${leaves.map(({ path }) => stateWords(path, words)).join(' | ')}`}
      </Text>
      <Text size="xs" c="dimmed">
        {textFromInstant(step.at, language)} · {step.by.title ?? (step.cause.kind === 'person' ? t.someone : t.system)}
        {step.waited !== null &&
          ` · ${spanWords(step.waited, language) ? `${spanWords(step.waited, language)} ${t.later}` : t.atOnce}`}
      </Text>
      {!step.repair && (
        <Text size="xs">
          {t.cause}: <Cause cause={step.cause} process={process} words={words} />
        </Text>
      )}
      {step.repair?.reason && (
        <Text size="xs">
          {t.reason}: {step.repair.reason}
        </Text>
      )}
      {step.tried.map(({ way: id, isTaken, condition }) => {
        const way = ways.get(id);
        if (!condition || !way) return null;
        return (
          <div key={id} className="lw-tried">
            <Text size="xs">
              {wayWords(way, words)} → {way.to.map((path) => stateWords(path, words)).join(', ') || t.stays}
              {isTaken && ` (${t.taken})`}
            </Text>
            <ConditionText condition={condition} words={words} />
          </div>
        );
      })}
      {step.actions.length > 0 && (
        <Text size="xs">
          {t.doneActions}:{' '}
          {step.actions
            .map((one) => {
              const name = label(entities[one.entity]?.label ?? { de: one.entity, en: one.entity });
              return `${actionWords(one.type, name, t)}${one.isSkipped ? ` (${t.skipped})` : ''}`;
            })
            .join(' · ')}
        </Text>
      )}
    </>
  );
}

const actionWords = (type: string, name: string, t: Words['t']): string =>
  type === 'create' || type === 'update' || type === 'transition' ? `${name} ${t[type]}` : (t.actions[type] ?? type);

/** What has moved it: by hand in the words of the repair, an event of people by its name, the rest by its kind. */
function eventWords({ event, repair, cause }: WireExplainedStep, { t, label }: Words): string {
  if (repair) return t.repairs[repair.kind];
  if (event.label) return label(event.label);
  if (event.name === 'begin') return t.begun;
  if (event.name === 'migrate') return t.migrated;
  if (event.name === 'process.ended') return t.ended;
  if (cause.kind === 'time') return t.byTime;
  return event.name.startsWith('record.') ? t.byRecord : event.name;
}

function Cause({
  cause,
  process,
  words,
}: {
  readonly cause: WireCause;
  readonly process: WireProcessDetail;
  readonly words: Words;
}) {
  const { t, label, entity } = words;
  const language = useLanguage();
  if (cause.kind === 'time') {
    const delay = delayWords(process.machine.delays[cause.delay], words);
    return `${t.causes.time}${delay && ` (${delay})`}`;
  }
  if (cause.kind !== 'record' || !cause.change) return t.causes[cause.kind];
  const { change } = cause;
  const fields = change.fields.map((name) => label((entity && fieldNamed(entity, name))?.label) || name);
  return [
    change.event ? label(change.event) : t.causes.record,
    ` – ${change.by.title ?? t.system}, ${textFromInstant(change.at, language)}`,
    fields.length > 0 ? ` (${t.changed}: ${fields.join(', ')})` : '',
    change.process ? `, ${t.byProcess} „${label(change.process.label)}“` : '',
    change.automation ? `, ${t.byAutomation} „${label(change.automation)}“` : '',
  ].join('');
}

import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type { WireMachineState, WireProcessDetail, WireWay } from '@leitwerk/metadata/wire/workflow';
import { Badge, Text } from '@mantine/core';
import { useLanguage } from '../../../i18n/language.ts';
import type { Marks } from './process-marks.ts';
import { childrenOf } from './process-marks.ts';
import type { Words } from './use-words.ts';
import { stateName, wayWords } from './way-words.ts';

type Props = {
  readonly process: WireProcessDetail;
  readonly marks: Marks;
  readonly words: Words;
  /** Path of the state whose states are listed; '' for the outermost. */
  readonly within?: string;
};

/** The machine as a list of its states in their order, each with its marks and ways: for narrow screens, and to be read out. */
export function ProcessOutline({ process, marks, words, within = '' }: Props) {
  const { machine } = process;
  const everywhere = within === '' ? machine.ways.filter(({ from }) => from === '') : [];
  return (
    <ol className="lw-state-list" {...(within === '' && { 'aria-label': words.t.states })}>
      {everywhere.length > 0 && (
        <li className="lw-state-item">
          <Text size="sm" fw={600}>
            {words.t.anywhere}
          </Text>
          <Ways ways={everywhere} marks={marks} words={words} />
        </li>
      )}
      {childrenOf(machine, within).map((state) => (
        <li
          key={state.path}
          className="lw-state-item"
          data-active={marks.active.has(state.path) || undefined}
          data-visited={marks.visits.has(state.path) || undefined}
          {...(marks.active.has(state.path) && { 'aria-current': 'step' as const })}
        >
          <StateHead state={state} process={process} marks={marks} words={words} />
          <Ways ways={machine.ways.filter(({ from }) => from === state.path)} marks={marks} words={words} />
          {childrenOf(machine, state.path).length > 0 && (
            <ProcessOutline process={process} marks={marks} words={words} within={state.path} />
          )}
        </li>
      ))}
    </ol>
  );
}

function StateHead({ state, process, marks, words }: Omit<Props, 'within'> & { readonly state: WireMachineState }) {
  const { t, label } = words;
  const language = useLanguage();
  const visits = marks.visits.get(state.path) ?? [];
  const isActive = marks.active.has(state.path);
  const isHolder = childrenOf(process.machine, state.path).length > 0;
  const offers = process.machine.ways.some(({ from, kind }) => from === state.path && kind === 'event');
  return (
    <>
      <div className="lw-state-item-head">
        <Text size="sm" fw={600} component="span">
          {state.type === 'history' ? t.history : stateName(state.path, words)}
        </Text>
        {isActive && (
          <Badge size="sm" variant="filled">
            {t.here}
          </Badge>
        )}
        {state.initial && (
          <Badge size="sm" variant="default">
            {t.first}
          </Badge>
        )}
        {state.type === 'final' && (
          <Badge size="sm" variant="default">
            {t.final}
          </Badge>
        )}
        {state.type === 'parallel' && (
          <Badge size="sm" variant="default">
            {t.parallel}
          </Badge>
        )}
      </div>
      {visits.length > 0 && (
        <Text size="xs" c="dimmed">
          {visits.map(({ step, at }) => `${t.step} ${step}, ${textFromInstant(at, language)}`).join(' · ')}
        </Text>
      )}
      {process.timers
        .filter((timer) => timer.state === state.path)
        .map(({ delay, due }) => (
          <Text key={delay} size="xs" fw={500}>
            {t.due} {textFromInstant(due, language)}
          </Text>
        ))}
      {isActive && state.task && (
        <Text size="xs">
          {t.task}: {label(state.task)}
        </Text>
      )}
      {isActive && !isHolder && offers && (
        <Text size="xs" c="dimmed">
          {t.waits}: {state.roles?.map(label).join(', ') ?? t.whoever}
        </Text>
      )}
    </>
  );
}

function Ways({
  ways,
  marks,
  words,
}: {
  readonly ways: readonly WireWay[];
  readonly marks: Marks;
  readonly words: Words;
}) {
  if (ways.length === 0) return null;
  const { t } = words;
  return (
    <ul className="lw-state-ways">
      {ways.map((way) => {
        const taken = marks.taken.get(way.id) ?? [];
        return (
          <Text key={way.id} component="li" size="xs" {...(taken.length === 0 && { c: 'dimmed' })}>
            {wayWords(way, words)}
            {way.isGuarded && ` (${t.conditional})`}
            {' → '}
            {way.to.length > 0 ? way.to.map((path) => stateName(path, words)).join(', ') : t.stays}
            {taken.length > 0 && ` · ${t.step} ${taken.map(({ step }) => step).join(', ')}`}
          </Text>
        );
      })}
    </ul>
  );
}

import type {
  InterfaceColumn,
  InterfaceDefinition,
  InterfacePickUp,
  InterfaceStep,
} from '@leitwerk/metadata/generated/definitions.gen';
import { asList } from '../pipeline/as-list.ts';
import type { StageWords } from '../pipeline/stage-words.ts';
import type { Stage } from '../pipeline/stages.ts';
import { INTERFACE_STAGES } from './interface-parts.ts';

/** The way of a row through an interface that is written, perhaps half of it yet: source, read, check, key, steps, result. */
export function interfaceStages(definition: Partial<InterfaceDefinition>, words: StageWords): readonly Stage[] {
  const { t } = words;
  const stage = (id: keyof typeof INTERFACE_STAGES, lines: readonly (string | false | undefined)[]): Stage => ({
    id,
    sort: id,
    title: t.stages[id],
    lines: lines.filter((line) => typeof line === 'string'),
    parts: [{ at: [], only: INTERFACE_STAGES[id] }],
    entity: null,
    step: null,
  });
  const { pickUp, expected, format, only, key } = definition;
  const columns = asList<InterfaceColumn>(definition.columns);
  const examples = asList(definition.examples);
  return [
    stage('source', [
      pickUp ? t.pickedUp(pickUp.mail?.mailbox ?? pickUp.connection ?? '', filesOf(pickUp)) : t.delivered,
      pickUp?.schedule && t.at(pickUp.schedule.cron),
      asList<string>(pickUp?.after).length > 0 && t.after(asList<string>(pickUp?.after).join(', ')),
      expected && t.expectedBy(expected.cron),
    ]),
    stage('read', [format && words.formatOf(format)]),
    stage('check', [
      t.columns(columns.length, columns.filter(({ required }) => required === true).length),
      only !== undefined && t.only(only),
    ]),
    stage('match', [key ?? t.noKey]),
    ...asList<InterfaceStep>(definition.steps).map((step, at) => stepStage(step, at, words)),
    stage('result', [examples.length > 0 ? t.examples(examples.length) : t.noExamples]),
  ];
}

const filesOf = ({ folder, files }: InterfacePickUp): string => [folder, files].filter(Boolean).join('/');

function stepStage(step: InterfaceStep, at: number, { t, entityOf }: StageWords): Stage {
  const { id, do: does, entity, by, values, event } = step;
  const lines = [
    id,
    by ? t.foundBy(Object.keys(by).join(', ')) : does === 'write' && t.always,
    does === 'write' && values !== undefined && t.values(Object.keys(values).length),
    event !== undefined && t.event(event),
    step.if !== undefined && t.onlyIf(step.if),
  ];
  return {
    id: `steps.${at}`,
    sort: does,
    title: `${t.doWords[does]}: ${entityOf(entity)}`,
    lines: lines.filter((line) => typeof line === 'string'),
    parts: [{ at: ['steps', at] }],
    entity,
    step: at,
  };
}

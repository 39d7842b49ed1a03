import type {
  InterfaceDefinition,
  InterfaceStep,
  InterfaceVariantDefinition,
} from '@leitwerk/metadata/generated/definitions.gen';
import { placeOf } from '@leitwerk/metadata/interface/columns';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { StageWords } from '../pipeline/stage-words.ts';
import type { Stage, StageFact } from '../pipeline/stages.ts';
import { VARIANT_STAGES } from './interface-parts.ts';
import { interfaceStages } from './interface-stages.ts';

type Variant = Partial<InterfaceVariantDefinition>;

/** The way of a row through a variant: that of the whole interface, each box with what the variant says itself and what it inherits. */
export function variantStages(variant: Variant, whole: InterfaceDefinition, words: StageWords): readonly Stage[] {
  const around = [whole as unknown as Plain];
  return interfaceStages(whole, words).map((stage): Stage => {
    if (stage.step !== null) return stepStage(stage, whole.steps[stage.step], variant, around);
    const only = VARIANT_STAGES[stage.id as keyof typeof VARIANT_STAGES];
    return { ...stage, parts: [{ at: [], only, around }], facts: factsOf(stage, only, variant, whole, words) };
  });
}

function factsOf(
  stage: Stage,
  only: readonly string[],
  variant: Variant,
  whole: InterfaceDefinition,
  { t }: StageWords,
): readonly StageFact[] {
  if (stage.id !== 'check') {
    const isOwn = only.some((name) => Object.hasOwn(variant, name));
    return stage.lines.map((text) => ({ name: stage.title, text, isOwn, begin: null }));
  }
  const changed = new Set((variant.columns ?? []).map(({ id }) => id));
  const added = new Set((variant.moreColumns ?? []).map(({ id }) => id));
  return whole.columns.map((column) => {
    const isOwn = changed.has(column.id) || added.has(column.id);
    return {
      name: column.id,
      text: column.fixed === undefined ? placeOf(column) : t.fixed(column.fixed),
      isOwn,
      begin: isOwn ? null : { list: 'columns', id: column.id },
    };
  });
}

function stepStage(stage: Stage, step: InterfaceStep | undefined, variant: Variant, around: readonly Plain[]): Stage {
  const at = (variant.steps ?? []).findIndex(({ id }) => id === step?.id);
  const change = variant.steps?.[at];
  const own = new Set([...Object.keys(change?.by ?? {}), ...Object.keys(change?.values ?? {})]);
  const fields = Object.entries({ ...step?.by, ...step?.values });
  const facts = fields.map(
    ([name, value]): StageFact => ({
      name,
      text: isPlain(value) && typeof value['formula'] === 'string' ? value['formula'] : JSON.stringify(value),
      isOwn: own.has(name),
      begin: null,
    }),
  );
  const whole: StageFact = { name: step?.id ?? '', text: stage.title, isOwn: false, begin: null };
  return {
    ...stage,
    step: null,
    parts: change ? [{ at: ['steps', at], around: [step as unknown as Plain, ...around] }] : [],
    facts: change ? facts : [{ ...whole, begin: { list: 'steps', id: step?.id ?? '' } }, ...facts],
  };
}

import type { WorkflowDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { allStates, transitionsOf } from '@leitwerk/metadata/workflow/active-states';
import type { SourceDocument } from '../model/model-store.ts';

/**
 * The live definitions with a workflow as a draft has it, and with the draft's other workflows of the same entity, which it may begin.
 * Everything else stays as it is live, roles above all: nobody gets rights by a draft of his own making. Null when the draft has no such
 * workflow.
 */
export function withDraftWorkflows(
  live: readonly SourceDocument[],
  draft: readonly { readonly file: string; readonly document: unknown }[],
  workflow: string,
): readonly SourceDocument[] | null {
  const drafted = draft.flatMap(({ file, document }): SourceDocument[] => {
    const { kind } = document as { readonly kind?: unknown };
    return kind === 'workflow' ? [{ file, document: document as SourceDocument['document'] }] : [];
  });
  const tried = drafted.find(({ document }) => document.id === workflow);
  if (!tried) return null;
  const entity = entityOf(tried);
  const isLeft = (one: SourceDocument): boolean => one.document.kind !== 'workflow' || entityOf(one) !== entity;
  const own = drafted.filter((one) => entityOf(one) === entity);
  const ids = new Set(own.map(({ document }) => document.id));
  return [
    ...live.filter((one) => isLeft(one) && !(one.document.kind === 'workflow' && ids.has(one.document.id))),
    ...own,
  ];
}

const entityOf = ({ document }: SourceDocument): unknown =>
  document.kind === 'workflow' ? document.entity : undefined;

/** Entities that workflows look at or write to: what they find there is told by where they go. */
export function entitiesNamed(workflows: readonly WorkflowDefinition[]): ReadonlySet<string> {
  return new Set(
    workflows.flatMap(({ entity, delays, machine }) => [
      entity,
      ...Object.values(delays ?? {}).flatMap(({ table }) => table?.entity ?? []),
      ...allStates(machine).flatMap(({ state }) => {
        const actions = [
          ...(state.entry ?? []),
          ...(state.exit ?? []),
          ...(state.meta?.compensate ?? []),
          ...transitionsOf(state).flatMap(({ list }) => list.flatMap((way) => way.actions ?? [])),
        ];
        return actions.flatMap(({ params }) => [params.entity ?? [], params.created ?? []].flat());
      }),
    ]),
  );
}

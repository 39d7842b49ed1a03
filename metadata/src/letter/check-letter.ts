import type { CheckScope } from '../check-scope.ts';
import { ofKind } from '../check-scope.ts';
import type { LetterText, TextBlockDefinition } from '../generated/definitions.gen.ts';
import { definedEntity } from './letter-entity.ts';
import type { Frame } from './letter-frame.ts';
import { foreignLetterMarkup } from './letter-markup.ts';
import { noNeeds } from './letter-needs.ts';
import { parseLetter } from './parse-letter.ts';
import { walkLetter } from './walk-letter.ts';

type Scope = Pick<CheckScope, 'definitions' | 'entities' | 'report'>;

/**
 * What is wrong with a text of a letter, in each of its languages.
 * @param entity id of the entity whose fields it may name; undefined: none
 */
export function checkLetterText(
  text: LetterText | undefined,
  entity: string | undefined,
  path: string,
  scope: Scope,
): void {
  for (const [language, source] of Object.entries(text ?? {}))
    if (typeof source === 'string') checkSource(source, entity, `${path}.${language}`, scope);
}

function checkSource(source: string, entityId: string | undefined, path: string, scope: Scope): void {
  const parsed = parseLetter(source);
  if ('issue' in parsed) return scope.report(path, parsed.issue.code, parsed.issue.params);
  const markup = foreignLetterMarkup(source.replace(/\{\{[\s\S]*?\}\}/g, ''));
  if (markup !== undefined) scope.report(path, 'letter.markup', { markup });
  const entity = scope.entities.get(entityId ?? '');
  const frame: Frame = entity
    ? { is: 'record', entity: definedEntity(entity, scope), needs: noNeeds() }
    : { is: 'nothing' };
  walkLetter(parsed.program, frame, {
    report: (code, params) => scope.report(path, code, params),
    block: (id, line) => checkBlock(id, entityId, line, path, scope),
  });
}

function checkBlock(id: string, entityId: string | undefined, line: number, path: string, scope: Scope): void {
  const block = ofKind(scope, 'text-block').find((one) => one.id === id);
  if (!block) return scope.report(path, 'letter.unknown-block', { line, id });
  if (block.status !== 'approved') scope.report(path, 'letter.block-draft', { line, id });
  if (block.entity !== undefined && block.entity !== entityId)
    scope.report(path, 'letter.block-entity', { line, id, entity: block.entity });
}

/** Ids of the text blocks that a text names, whatever else is wrong with it. */
export function blocksIn(text: LetterText | undefined): readonly string[] {
  return Object.values(text ?? {}).flatMap((source) => {
    const parsed = parseLetter(String(source));
    if ('issue' in parsed) return [];
    const found: string[] = [];
    walkLetter(parsed.program, { is: 'nothing' }, { report: () => undefined, block: (id) => found.push(id) });
    return found;
  });
}

/** The way from a text block back to itself; null when there is none. */
export function blockCycle(
  block: TextBlockDefinition,
  scope: Pick<CheckScope, 'definitions'>,
): readonly string[] | null {
  const blocks = new Map(
    scope.definitions
      .filter((one): one is TextBlockDefinition => one.kind === 'text-block')
      .map((one) => [one.id, one]),
  );
  const seen = new Set<string>();
  const wayFrom = (id: string, way: readonly string[]): readonly string[] | null => {
    for (const next of blocksIn(blocks.get(id)?.body)) {
      if (next === block.id) return [...way, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = wayFrom(next, [...way, next]);
      if (found) return found;
    }
    return null;
  };
  return wayFrom(block.id, [block.id]);
}

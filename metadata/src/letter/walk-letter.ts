import { DEEPEST_RELATED, LETTER_BLOCKS, LETTER_CALLS, LETTER_DATA, LOOP_DATA, MOST_RELATED } from './letter-calls.ts';
import type { Found, Frame } from './letter-frame.ts';
import { isPrintable } from './letter-frame.ts';
import type { ReportLetter } from './letter-issue.ts';
import { noNeeds, relatedKey } from './letter-needs.ts';
import type { LetterProgram } from './parse-letter.ts';
import { resolvePath } from './resolve-path.ts';

type Node = hbs.AST.Node;
type Path = hbs.AST.PathExpression;
type Hash = hbs.AST.Hash | undefined;

export type Walk = {
  readonly report: ReportLetter;
  /** A text block by id that stands here. Says what is wrong with it itself. */
  readonly block: (id: string, line: number) => void;
};

/** Where in a text something stands: what its names mean, the innermost first, and in how many lists it is. */
type Place = {
  readonly frames: readonly Frame[];
  readonly isLoop: boolean;
  /** `related` around it. */
  readonly related: number;
};

/**
 * Goes through the text of a letter: tells what is unknown or not allowed in it, and gathers into the frame's needs what it reads.
 * @param frame what names mean in it
 */
export function walkLetter(program: LetterProgram, frame: Frame, walk: Walk): void {
  walkProgram(program, { frames: [frame], isLoop: false, related: 0 }, walk);
}

const lineOf = (node: Node): number => node.loc.start.line;

const placeOfLiteral = ({ loc: { start } }: Node) => ({ line: start.line, column: start.column });

function walkProgram(program: LetterProgram | undefined, place: Place, walk: Walk): void {
  if (!program) return;
  if ((program.blockParams?.length ?? 0) > 0) walk.report('letter.not-allowed', { line: 1, what: 'as |…|' });
  for (const statement of program.body) walkStatement(statement, place, walk);
}

function walkStatement(statement: hbs.AST.Statement, place: Place, walk: Walk): void {
  switch (statement.type) {
    case 'ContentStatement':
    case 'CommentStatement':
      return;
    case 'MustacheStatement':
      return walkShown(statement as hbs.AST.MustacheStatement, place, walk);
    case 'BlockStatement':
      return walkBlock(statement as hbs.AST.BlockStatement, place, walk);
    default:
      return walk.report('letter.not-allowed', {
        line: lineOf(statement),
        what: NAMES[statement.type] ?? statement.type,
      });
  }
}

const NAMES: Readonly<Record<string, string>> = {
  PartialStatement: '{{> …}}',
  PartialBlockStatement: '{{#> …}}',
  Decorator: '{{* …}}',
  DecoratorBlock: '{{#* …}}',
};

function walkShown(node: hbs.AST.MustacheStatement, place: Place, walk: Walk): void {
  const line = lineOf(node);
  if (!node.escaped) return walk.report('letter.not-allowed', { line, what: '{{{…}}}' });
  if (node.path.type !== 'PathExpression') return walk.report('letter.not-allowed', { line, what: '{{"…"}}' });
  const path = node.path as Path;
  if (path.original === 'block') return walkTextBlock(node, walk);
  if (Object.hasOwn(LETTER_CALLS, path.original)) return walkCall(path, node.params, node.hash, place, walk, 'shown');
  if (node.params.length > 0 || (node.hash?.pairs.length ?? 0) > 0)
    return walk.report('letter.unknown-call', { line, call: path.original });
  const found = foundAt(path, place, walk);
  if (!found) return;
  if (found.is === 'field' ? !isPrintable(found.field) : found.is !== 'part')
    walk.report('letter.not-printable', { line, variable: path.original });
  else if (found.is === 'field') needTitle(found);
}

/** What is shown of a reference is the title of its record. */
function needTitle(found: Found): void {
  if (found.is === 'field' && found.entity && found.needs)
    found.needs.fields.set(found.entity.titleField, found.needs.fields.get(found.entity.titleField) ?? noNeeds());
}

function walkTextBlock(node: hbs.AST.MustacheStatement, walk: Walk): void {
  const [id] = node.params;
  if (node.params.length !== 1 || id?.type !== 'StringLiteral' || (node.hash?.pairs.length ?? 0) > 0)
    return walk.report('letter.call', { line: lineOf(node), call: 'block', expected: '{{block "…"}}' });
  walk.block((id as hbs.AST.StringLiteral).value, lineOf(node));
}

function walkCall(
  path: Path,
  params: readonly hbs.AST.Expression[],
  hash: Hash,
  place: Place,
  walk: Walk,
  where: 'shown' | 'inner',
): void {
  const call = LETTER_CALLS[path.original];
  const line = lineOf(path);
  if (!call) return walk.report('letter.unknown-call', { line, call: path.original });
  const [least, most] = call.values;
  if (call.place !== where || params.length < least || params.length > most)
    return walk.report('letter.call', {
      line,
      call: path.original,
      expected: where === 'shown' && call.place === 'inner' ? `(${path.original} …)` : `${least}–${most}`,
    });
  for (const { key, value } of hash?.pairs ?? []) walkSetting(path, key, value, call.settings, line, walk);
  for (const param of params) walkValue(param, place, walk);
}

function walkSetting(
  path: Path,
  key: string,
  value: hbs.AST.Expression,
  settings: Readonly<Record<string, readonly string[] | null>>,
  line: number,
  walk: Walk,
): void {
  const allowed = Object.hasOwn(settings, key) ? settings[key] : undefined;
  const given = (value as Partial<hbs.AST.StringLiteral | hbs.AST.NumberLiteral>).value;
  const isRight =
    allowed === null
      ? typeof given === 'number' && Number.isInteger(given) && Math.abs(given) <= 3660
      : (allowed?.includes(String(given)) ?? false);
  if (isRight) return;
  const expected =
    allowed === undefined ? Object.keys(settings).join(', ') || '–' : (allowed?.join(', ') ?? `${key}=2`);
  walk.report('letter.call', { line, call: `${path.original} ${key}=`, expected });
}

function walkValue(node: hbs.AST.Expression, place: Place, walk: Walk): void {
  switch (node.type) {
    case 'StringLiteral':
    case 'NumberLiteral':
    case 'BooleanLiteral':
      return;
    case 'SubExpression': {
      const { path, params, hash } = node as hbs.AST.SubExpression;
      if (path.type !== 'PathExpression')
        return walk.report('letter.not-allowed', { line: lineOf(node), what: '((…))' });
      return walkCall(path as Path, params, hash, place, walk, 'inner');
    }
    case 'PathExpression': {
      const found = foundAt(node as Path, place, walk);
      if (found) needTitle(found);
      return;
    }
    default:
      return walk.report('letter.not-allowed', { line: lineOf(node), what: node.type });
  }
}

function foundAt(path: Path, place: Place, walk: Walk): Found | null {
  const line = lineOf(path);
  if (!path.data) return resolvePath(path, place.frames, walk.report);
  const [name = ''] = path.parts;
  const isKnown =
    path.parts.length === 1 &&
    path.depth === 0 &&
    (Object.hasOwn(LETTER_DATA, name) || (place.isLoop && LOOP_DATA.has(name)));
  if (isKnown) return { is: 'part' };
  walk.report('letter.unknown-data', { line, variable: path.original, known: Object.keys(LETTER_DATA).join(', @') });
  return null;
}

function walkBlock(node: hbs.AST.BlockStatement, place: Place, walk: Walk): void {
  const line = lineOf(node);
  const name = node.path.type === 'PathExpression' ? (node.path as Path).original : '';
  if (!LETTER_BLOCKS.has(name)) return walk.report('letter.unknown-call', { line, call: `#${name}` });
  const inner =
    name === 'each' ? eachPlace(node, place, walk) : name === 'related' ? relatedPlace(node, place, walk) : place;
  if (name === 'if' || name === 'unless') {
    const [condition] = node.params;
    if (node.params.length !== 1 || !condition || (node.hash?.pairs.length ?? 0) > 0)
      walk.report('letter.call', { line, call: `#${name}`, expected: `{{#${name} …}}` });
    else walkValue(condition, place, walk);
  }
  if (inner) walkProgram(node.program, inner, walk);
  walkProgram(node.inverse, place, walk);
}

const within = (frame: Frame, { frames, related }: Place): Place => ({
  frames: [frame, ...frames],
  isLoop: true,
  related,
});

function eachPlace(node: hbs.AST.BlockStatement, place: Place, walk: Walk): Place | null {
  const [list] = node.params;
  const line = lineOf(node);
  if (node.params.length !== 1 || list?.type !== 'PathExpression' || (node.hash?.pairs.length ?? 0) > 0) {
    walk.report('letter.call', { line, call: '#each', expected: '{{#each …}}' });
    return null;
  }
  const found = foundAt(list as Path, place, walk);
  if (!found) return null;
  if (found.is === 'field' && found.field.type === 'child-rows')
    return within({ is: 'row', columns: found.field.columns ?? [], of: found.field.name }, place);
  walk.report('letter.not-a-list', { line, variable: (list as Path).original });
  return null;
}

/** `{{#related "document" via="contract" sort="-documentDate" limit=20}}`: records that point here. */
function relatedPlace(node: hbs.AST.BlockStatement, place: Place, walk: Walk): Place | null {
  const line = lineOf(node);
  const [frame] = place.frames;
  const [named] = node.params;
  const pairs = node.hash?.pairs ?? [];
  const settings = new Map(
    pairs.map(({ key, value }) => [key, (value as Partial<hbs.AST.StringLiteral>).value as unknown]),
  );
  const placeOf = (key: string) => placeOfLiteral(pairs.find((one) => one.key === key)?.value ?? node);
  const via = settings.get('via');
  const sort = settings.get('sort');
  const limit = settings.get('limit') ?? 100;
  const isCall =
    node.params.length === 1 &&
    named?.type === 'StringLiteral' &&
    typeof via === 'string' &&
    (sort === undefined || typeof sort === 'string') &&
    [...settings.keys()].every((key) => ['via', 'sort', 'limit'].includes(key)) &&
    typeof limit === 'number' &&
    Number.isInteger(limit) &&
    limit >= 1 &&
    limit <= MOST_RELATED;
  if (!isCall || frame?.is !== 'record') {
    const expected = `{{#related "…" via="…" sort="…" limit=1–${MOST_RELATED}}}`;
    walk.report('letter.call', { line, call: '#related', expected });
    return null;
  }
  if (place.related >= DEEPEST_RELATED) {
    walk.report('letter.related-too-deep', { line, most: DEEPEST_RELATED });
    return null;
  }
  const name = (named as hbs.AST.StringLiteral).value;
  const entity = frame.entity.other(name);
  if (!entity) {
    walk.report('letter.unknown-entity', { ...placeOfLiteral(named), entity: name });
    return null;
  }
  const field = entity.field(via);
  if (field?.type !== 'reference' || entity.target(field)?.name !== frame.entity.name) {
    walk.report('letter.not-related', { ...placeOf('via'), via, entity: name, target: frame.entity.name });
    return null;
  }
  const sorted = sort === undefined ? null : sort.replace(/^-/, '');
  if (sorted !== null && !entity.field(sorted)) {
    walk.report('letter.unknown-variable', { ...placeOf('sort'), variable: sorted, id: sorted, entity: name });
    return null;
  }
  const list = { entity: name, via, limit, ...(sort !== undefined && { sort }) };
  const key = relatedKey(list);
  const { needs } = frame.needs.related.get(key) ?? { needs: noNeeds() };
  frame.needs.related.set(key, { ...list, needs });
  return within({ is: 'record', entity, needs }, { ...place, related: place.related + 1 });
}

import type { ReadCard } from '@leitwerk/metadata/card/read-cards';
import { readCards } from '@leitwerk/metadata/card/read-cards';
import type { Issue } from '@leitwerk/metadata/issue';
import type { ModuleRequest } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { cardEntity } from './card-entity.ts';
import { decodeText } from './decode-text.ts';
import type { PlannedCard } from './plan-import.ts';
import { commandOf, planCards } from './plan-import.ts';

/** Photos make cards large. */
const MOST_BYTES = 20_000_000;
const MOST_CARDS = 500;

type Asked = {
  readonly entity: string;
  readonly file: string;
  readonly fixed?: Readonly<Record<string, unknown>>;
  readonly cards?: readonly { readonly index: number; readonly record?: string }[];
};

/** Each card with what it would be: a new record, a change of the one it is, or why it can be neither. Stores nothing. */
export async function previewCards({ body }: ModuleRequest, context: ModuleContext): Promise<unknown> {
  const { planned, view } = await planOf(body as Asked, context);
  const open = planned.filter((card) => card.issues.length === 0);
  const tried = await context.tryOut(open.map((card) => commandOf(card, view, card.same?.id)));
  const issues = new Map(open.map((card, index) => [card, issuesOf(tried[index])]));
  return {
    cards: planned.map((card) => {
      const all = [...card.issues, ...(issues.get(card) ?? [])];
      const words = context.wordsOf(all);
      return { ...card, issues: all.map(({ path, code }, place) => ({ path, code, message: words[place] })) };
    }),
  };
}

/** Takes over the named cards in one transaction: when one is refused, none is stored and each issue names its card. */
export async function importCards({ body }: ModuleRequest, context: ModuleContext): Promise<unknown> {
  const { cards: wanted = [] } = body as Asked;
  const { planned, view } = await planOf(body as Asked, context);
  const chosen = wanted.map(({ index, record }) => {
    const card = planned[index];
    if (!card || card.issues.length > 0)
      throw new ActionRefused(
        card?.issues.map(at(index)) ?? [{ path: `cards.${index}`, code: 'value.unknown-record' }],
      );
    return { index, record, command: commandOf(card, view, record) };
  });
  const commands = chosen.map((one) => one.command);
  const refused = (await context.tryOut(commands)).flatMap((attempt, place) =>
    issuesOf(attempt).map(at(chosen[place]?.index ?? 0)),
  );
  if (refused.length > 0) throw new ActionRefused(refused);
  await context.write(commands);
  const updated = chosen.filter((one) => one.record !== undefined).length;
  return { created: chosen.length - updated, updated };
}

const at =
  (index: number) =>
  (issue: Issue): Issue => ({ ...issue, path: issue.path === '' ? `cards.${index}` : `cards.${index}.${issue.path}` });

const issuesOf = (attempt: Awaited<ReturnType<ModuleContext['tryOut']>>[number] | undefined): readonly Issue[] =>
  attempt && 'issues' in attempt ? attempt.issues : [];

async function planOf({ entity, file, fixed = {} }: Asked, context: ModuleContext) {
  const { view, shape } = cardEntity(entity, context);
  const unknown = Object.keys(fixed).find((name) => !view.creatable.has(name));
  if (unknown !== undefined)
    throw new ActionRefused([{ path: `fixed.${unknown}`, code: 'value.unknown-key', params: { key: unknown } }]);
  const planned: readonly PlannedCard[] = await planCards(await cardsOf(file, context), view, shape, fixed, context);
  return { planned, view };
}

async function cardsOf(file: string, context: ModuleContext): Promise<readonly ReadCard[]> {
  const opened = await context.openFile(file);
  if (!opened) throw new ActionRefused([{ path: 'file', code: 'file.not-found' }]);
  if (opened.size > MOST_BYTES) throw new ActionRefused([{ path: 'file', code: 'request.too-large' }]);
  const pieces: Buffer[] = [];
  for await (const piece of opened.stream) pieces.push(piece);
  const cards = readCards(decodeText(Buffer.concat(pieces)));
  if (cards.length === 0)
    throw new ActionRefused([{ path: 'file', code: 'rule.broken', params: { message: NO_CARDS } }]);
  if (cards.length > MOST_CARDS)
    throw new ActionRefused([{ path: 'file', code: 'value.too-many', params: { most: MOST_CARDS } }]);
  return cards;
}

const NO_CARDS = { de: 'In der Datei stehen keine vCards.', en: 'There are no vCards in the file.' };

import { LETTER_BLOCKS, LETTER_CALLS } from '@leitwerk/metadata/letter/letter-calls';
import { LETTER_CLASSES, LETTER_TAGS } from '@leitwerk/metadata/letter/letter-markup';
import { relatedKey } from '@leitwerk/metadata/letter/letter-needs';
import Handlebars from 'handlebars';
import sanitizeHtml from 'sanitize-html';
import { LETTER_FUNCTIONS } from './letter-functions.ts';
import type { FillAnswer, FillQuestion } from './letter-node.ts';
import { holds, valueOfNode } from './letter-values.ts';

/** Text blocks within each other end here; publishing has refused those that contain themselves. */
const DEEPEST = 10;
const LONGEST = 3_000_000;

type Options = Handlebars.HelperOptions;

const COMPILE: CompileOptions = {
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(
    [...Object.keys(LETTER_CALLS), ...LETTER_BLOCKS, 'block'].map((name) => [name, true]),
  ) as KnownHelpers,
};

type KnownHelpers = { readonly [name: string]: boolean };
type CompileOptions = { readonly knownHelpersOnly: boolean; readonly knownHelpers: KnownHelpers };

/**
 * Fills record values into the texts of a letter. Works in a thread that is ended when it takes too long: a text may loop over
 * lists within lists. Sources are strings, values are escaped, and what comes out is cut down to the mark-up of letters once more.
 */
export function fillTexts(question: FillQuestion): FillAnswer {
  try {
    const { texts, today, user } = question;
    const bars = barsFor(question);
    const root = valueOfNode(question.record, Handlebars.escapeExpression);
    const html: Record<string, string> = {};
    for (const [place, source] of Object.entries(texts)) {
      const data = { today, user, subject: new Handlebars.SafeString(html['subject'] ?? ''), depth: 0 };
      html[place] = clean(bars.compile(source, COMPILE)(root, { data }));
    }
    return { html };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Handlebars with the calls of letters and none of its own. */
function barsFor({ language, zone, blocks }: FillQuestion): typeof Handlebars {
  const bars = Handlebars.create();
  for (const name of Object.keys(bars.helpers)) bars.unregisterHelper(name);
  for (const [name, call] of Object.entries(LETTER_FUNCTIONS))
    bars.registerHelper(name, (...given: unknown[]) => {
      const { hash } = given.at(-1) as Options;
      return call(given.slice(0, -1), hash as Readonly<Record<string, unknown>>, { language, zone });
    });
  bars.registerHelper('if', function (this: unknown, value: unknown, options: Options) {
    return holds(value) ? options.fn(this) : options.inverse(this);
  });
  bars.registerHelper('unless', function (this: unknown, value: unknown, options: Options) {
    return holds(value) ? options.inverse(this) : options.fn(this);
  });
  bars.registerHelper('each', function (this: unknown, list: unknown, options: Options) {
    return eachOf(list, this, options);
  });
  bars.registerHelper('related', function (this: Readonly<Record<string, unknown>>, entity: string, options: Options) {
    const { via, sort, limit = 100 } = options.hash as { via: string; sort?: string; limit?: number };
    return eachOf(this[relatedKey({ entity, via, limit, ...(sort !== undefined && { sort }) })], this, options);
  });
  const compiled = new Map<string, HandlebarsTemplateDelegate>();
  bars.registerHelper('block', (id: string, { data }: Options) => {
    const { depth, root, ...rest } = data as { readonly depth: number; readonly root: unknown };
    const source = Object.hasOwn(blocks, id) ? blocks[id] : undefined;
    if (source === undefined || depth >= DEEPEST) throw new Error(`{{block "${id}"}}`);
    const fill = compiled.get(id) ?? bars.compile(source, COMPILE);
    compiled.set(id, fill);
    return new Handlebars.SafeString(fill(root, { data: { ...rest, depth: depth + 1 } }));
  });
  return bars;
}

function eachOf(list: unknown, self: unknown, options: Options): string {
  if (!Array.isArray(list) || list.length === 0) return options.inverse(self);
  const rows: readonly unknown[] = list;
  return rows
    .map((row, index) => {
      const data = Handlebars.createFrame(options.data as object) as Record<string, unknown>;
      Object.assign(data, { index, number: index + 1, first: index === 0, last: index === rows.length - 1 });
      return options.fn(row, { data });
    })
    .join('');
}

const CLEAN: sanitizeHtml.IOptions = {
  allowedTags: Object.keys(LETTER_TAGS),
  allowedAttributes: Object.fromEntries(
    Object.entries(LETTER_TAGS).map(([tag, names]) => [tag, names.filter((name) => name !== 'class')]),
  ),
  allowedClasses: { '*': Object.keys(LETTER_CLASSES) },
  disallowedTagsMode: 'discard',
  // What these hold is no text.
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'iframe', 'svg', 'math', 'template'],
};

function clean(html: string): string {
  if (html.length > LONGEST) throw new Error(`more than ${LONGEST} characters`);
  return sanitizeHtml(html, CLEAN);
}

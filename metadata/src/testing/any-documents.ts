import fc from 'fast-check';
import type { OverlaidDocument } from '../overlay.ts';

type Plain = { [key: string]: unknown };

const key = fc.constantFrom('name', 'label', 'size', 'columns', 'more');
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const scalar = fc.oneof(fc.boolean(), fc.integer({ min: 0, max: 3 }), fc.constantFrom('', 'x', 'y'), fc.constant(null));

/** Properties as definitions have them: values, objects, lists of things with keys, of texts, and lists without keys. */
const { object } = fc.letrec<{ object: Plain; value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(scalar, { maxLength: 4 }),
    fc.uniqueArray(id, { maxLength: 5 }),
    tie('object'),
    fc.constantFrom('id', 'field', 'entity', 'workflow').chain((by) =>
      fc.uniqueArray(
        fc.tuple(id, tie('object')).map(([name, rest]): Plain => ({ ...rest, [by]: name })),
        { selector: (one) => one[by], maxLength: 5 },
      ),
    ),
  ),
  object: fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
}));

const document = fc.tuple(fc.constantFrom('entity', 'view'), fc.constantFrom('a', 'b'), object).map(
  ([kind, one, rest]): OverlaidDocument => ({
    file: `definitions/${kind}/${one}.json`,
    document: { ...rest, kind, id: one },
  }),
);

/** Sets of documents that often share definitions and elements with each other. */
export const anyDocuments = fc.uniqueArray(document, { selector: ({ file }) => file, maxLength: 4 });

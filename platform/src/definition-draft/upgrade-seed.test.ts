import { canonical, isPlain, keyedLists } from '@leitwerk/metadata/keyed-list';
import { mergeDocuments } from '@leitwerk/metadata/merge';
import type { Operation, OverlaidDocument, Path } from '@leitwerk/metadata/overlay';
import { applyOperations, definitionKey, isNear, operationsBetween } from '@leitwerk/metadata/overlay';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { seedDocuments } from '../testing/start-test-server.ts';

const CUSTOMER_CHANGES = 40;
const VENDOR_CHANGES = 60;

type Place = {
  readonly at: Path;
  readonly value: unknown;
  readonly isElement: boolean;
  readonly siblings: readonly string[];
};

let seed: readonly OverlaidDocument[];
let places: readonly Place[];
beforeAll(async () => {
  seed = await seedDocuments(true);
  places = seed.flatMap((one) => placesIn(one.document, [definitionKey(one)]));
  expect(places.length).toBeGreaterThan(5000);
});

/** Every property and element of the seed. */
function placesIn(value: unknown, at: Path): Place[] {
  if (isPlain(value))
    return Object.entries(value)
      .filter(([key]) => !['kind', 'id', 'field', 'entity', 'via', 'workflow', '$schema'].includes(key))
      .flatMap(([key, one]) => [
        { at: [...at, key], value: one, isElement: false, siblings: [] },
        ...placesIn(one, [...at, key]),
      ]);
  const list = Array.isArray(value) ? keyedLists([value])?.[0] : undefined;
  if (!list) return [];
  const siblings = [...list.keys()];
  return [...list].flatMap(([key, one]) => [
    { at: [...at, key], value: one, isElement: true, siblings },
    ...placesIn(one, [...at, key]),
  ]);
}

type Kind = 'set' | 'remove' | 'add' | 'move';
type Choice = { readonly place: number; readonly kind: Kind; readonly salt: number };

const choice = fc.record({
  place: fc.noBias(fc.nat()),
  kind: fc.constantFrom<Kind>('set', 'set', 'set', 'remove', 'add', 'move'),
  salt: fc.nat(9),
});

/** What somebody does at a place, if it can be done there. */
function operationOf({ place, kind, salt }: Choice, side: string): Operation | null {
  const chosen = places[place % places.length];
  if (!chosen) return null;
  const { at, value, isElement, siblings } = chosen;
  if (kind === 'remove') return { op: 'remove', at };
  if (kind === 'add' && isElement && isPlain(value) && typeof value['id'] === 'string') {
    const id = `${side}${salt}`;
    return { op: 'add', at: [...at.slice(0, -1), id], value: { ...value, id }, after: at.at(-1) ?? null };
  }
  if (kind === 'move' && isElement && siblings.length > 2) {
    const others = siblings.filter((one) => one !== at.at(-1));
    return { op: 'move', at, after: others[salt % others.length] ?? null };
  }
  return isElement || isPlain(value) || Array.isArray(value) ? null : { op: 'set', at, value: `${side} ${salt}` };
}

const listOf = (operation: Operation): Path => operation.at.slice(0, -1);

/** Changes that do not touch each other: what one person does one after the other. At most one order per list. */
function apart(operations: readonly Operation[]): readonly Operation[] {
  const kept: Operation[] = [];
  for (const one of operations)
    if (kept.every((other) => !isNear(other.at, one.at) && !sharesOrder(other, one))) kept.push(one);
  return kept;
}

const ordersList = ({ op }: Operation): boolean => op === 'move' || op === 'add' || op === 'remove';
const sharesOrder = (one: Operation, other: Operation): boolean =>
  ordersList(one) && ordersList(other) && canonical(listOf(one)) === canonical(listOf(other));

const drawn = (choices: readonly Choice[], side: string, most: number) =>
  apart(choices.map((one) => operationOf(one, side)).filter((one) => one !== null)).slice(0, most);

const text = (documents: readonly OverlaidDocument[]) =>
  canonical([...documents].sort((a, b) => (a.file < b.file ? -1 : 1)));

it('an upgrade of the utility CRM asks exactly what both have changed, keeps all else of both, and does nothing the second time', () => {
  fc.assert(
    fc.property(
      fc.array(choice, { minLength: 300, maxLength: 300 }),
      fc.array(choice, { minLength: 300, maxLength: 300 }),
      fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 8 }),
      (ofCustomer, ofVendor, shared) => {
        const mine = drawn(ofCustomer, 'customer', CUSTOMER_CHANGES);
        // Some of the vendor's changes hit places that the customer has changed, with the same or another value.
        const same = shared.flatMap(([which, isAlike]): Operation[] => {
          const one = mine.filter(({ op }) => op === 'set')[which % CUSTOMER_CHANGES];
          return one?.op === 'set' ? [{ ...one, value: isAlike ? one.value : 'vendor' }] : [];
        });
        const alone = drawn(ofVendor, 'vendor', ofVendor.length).filter((one) =>
          mine.every((other) => !isNear(one.at, other.at) && !sharesOrder(one, other)),
        );
        const theirs = apart([...same, ...alone]).slice(0, VENDOR_CHANGES);
        // Now and then the drawn places are too near to each other.
        fc.pre(mine.length === CUSTOMER_CHANGES && theirs.length === VENDOR_CHANGES);
        const ours = applyOperations(seed, mine);
        const vendor = applyOperations(seed, theirs);
        expect([...ours.refused, ...vendor.refused]).toEqual([]);

        const { documents, conflicts } = mergeDocuments(seed, ours.documents, vendor.documents);
        const asked = theirs.filter(
          (one) =>
            one.op === 'set' &&
            mine.some((other) => isNear(one.at, other.at) && other.op === 'set' && other.value !== one.value),
        );
        expect(conflicts.map(({ at }) => at.join('/')).sort()).toEqual(asked.map(({ at }) => at.join('/')).sort());
        // The customer's changes over the vendor's version, as if each had been made there by hand.
        expect(text(documents)).toBe(text(applyOperations(vendor.documents, mine).documents));

        const again = mergeDocuments(vendor.documents, documents, vendor.documents);
        expect(again.conflicts).toEqual([]);
        expect(operationsBetween(again.documents, documents)).toEqual([]);
      },
    ),
    { numRuns: 25 },
  );
});

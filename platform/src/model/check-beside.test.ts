import { afterAll, expect, it } from 'vitest';
import { seedDocuments } from '../testing/start-test-server.ts';
import { checkBeside, endChecker } from './check-beside.ts';
import { checkDocuments } from './publish-model.ts';

afterAll(endChecker);

it('definitions are checked in a thread of their own, several at a time, and again after that has ended', async () => {
  const seed = await seedDocuments(true);
  const broken = seed.map((one) =>
    one.file === 'definitions/entity/lead.json'
      ? { ...one, document: { ...(one.document as object), titleField: 'gone' } }
      : one,
  );
  const [of, ofBroken] = await Promise.all([checkBeside(seed), checkBeside(broken)]);
  expect(of).toEqual(checkDocuments(seed).issues);
  expect(ofBroken).toEqual(checkDocuments(broken).issues);
  expect(ofBroken).toContainEqual(expect.objectContaining({ path: 'titleField' }));
  await endChecker();
  expect(await checkBeside([{ file: 'x.json', document: null }])).toMatchObject([{ code: 'document.kind' }]);
});

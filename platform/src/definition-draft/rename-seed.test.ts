import type { EntityDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { OverlaidDocument } from '@leitwerk/metadata/overlay';
import { rename } from '@leitwerk/metadata/rename';
import { beforeAll, expect, it } from 'vitest';
import { checkDocuments } from '../model/publish-model.ts';
import { seedDocuments } from '../testing/start-test-server.ts';

/** `LEITWERK_RENAMES=all` renames every field of the seed, which takes a quarter of an hour. */
const IS_WHOLE = process.env['LEITWERK_RENAMES'] === 'all';
const RENAMES = IS_WHOLE ? Infinity : 25;

let seed: readonly OverlaidDocument[];
beforeAll(async () => {
  seed = await seedDocuments(true);
});

const check = async (documents: readonly OverlaidDocument[]) => checkDocuments(documents).issues;

it(
  'renames fields of the seed wherever they are named, so that nothing is wrong after it and the way back leads to where it was',
  async () => {
    const fields = seed
      .map((one) => one.document as EntityDefinition)
      .filter((one) => one.kind === 'entity')
      .flatMap((entity) =>
        entity.fields.map((field) => ({ entity: entity.id, field: field.id, name: field.name ?? field.id })),
      );
    const before = (await check(seed)).length;
    const step = Math.max(1, Math.floor(fields.length / RENAMES));
    let rewritten = 0;
    for (const { entity, field, name } of fields.filter((_, at) => at % step === 0)) {
      const there = await rename(seed, { entity, field, name: `${name}Anew`, until: null }, check);
      if ('refused' in there) throw new Error(`${entity}.${field}: ${there.refused}`);
      expect(there.left, `${entity}.${field}`).toEqual([]);
      expect(await check(there.documents), `${entity}.${field}`).toHaveLength(before);
      rewritten += there.documents.filter((one, at) => one.document !== seed[at]?.document).length - 1;
      const back = await rename(there.documents, { entity, field, name, until: null }, check);
      if ('refused' in back) throw new Error(`${entity}.${field}: ${back.refused}`);
      expect(
        back.documents.map((one) => one.document),
        `${entity}.${field}`,
      ).toEqual(seed.map((one) => one.document));
    }
    expect(rewritten).toBeGreaterThan(20);
  },
  IS_WHOLE ? 3_600_000 : undefined,
);

import type { JsonSchema } from '@leitwerk/metadata/field-type';
import type { FormerNames } from '../model/former-names.ts';
import { currentName, namesUntil } from '../model/former-names.ts';

/** Fields under the names that they had, as long as these count. */
export function withFormerNames(schema: JsonSchema, former: FormerNames, today: string): JsonSchema {
  const names = namesUntil(former, today);
  const properties = schema['properties'] as Readonly<Record<string, JsonSchema>> | undefined;
  if (names.length === 0 || !properties) return schema;
  const currentOf = (name: string) => currentName(former, name, null);
  const added = names.flatMap((name): [string, JsonSchema][] => {
    const property = properties[currentOf(name)];
    return property ? [[name, { ...property, deprecated: true }]] : [];
  });
  // Whoever writes may use either name.
  const required = (schema['required'] as readonly string[] | undefined)?.filter(
    (name) => !names.some((one) => currentOf(one) === name),
  );
  return { ...schema, ...(required && { required }), properties: { ...properties, ...Object.fromEntries(added) } };
}

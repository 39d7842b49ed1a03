import type { JsonSchema } from '@leitwerk/metadata/field-type';
import { sampleOfSchema } from './sample-of-schema.ts';

type Content = Readonly<Record<string, { readonly schema?: JsonSchema; readonly example?: unknown }>>;
type Parameter = { readonly content?: Content };
type Operation = {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
};

/** Operations with an example beside each schema of a body: what is sent, and what is answered. */
export function addExamples<T extends object>(
  paths: Readonly<Record<string, Readonly<Record<string, T>>>>,
  components: Readonly<Record<string, JsonSchema>>,
): Readonly<Record<string, Readonly<Record<string, T>>>> {
  // Most bodies are those of a component: each is worked out once.
  const known = new Map<string, unknown>();
  const sampleOf = (schema: JsonSchema): unknown => {
    const key = JSON.stringify(schema);
    if (!known.has(key)) known.set(key, sampleOfSchema(schema, components));
    return known.get(key);
  };
  const withExample = (content: Content): Content =>
    Object.fromEntries(
      Object.entries(content).map(([type, one]) => {
        const example = one.schema && /json/.test(type) ? sampleOf(one.schema) : undefined;
        return [type, example === undefined ? one : { ...one, example }];
      }),
    );
  const exemplified = (given: T): T => {
    const { parameters, requestBody, responses } = given as unknown as Operation;
    return {
      ...given,
      ...(parameters && { parameters: parameters.map(withEmptyFilter) }),
      ...(requestBody && { requestBody: { ...requestBody, content: withExample(requestBody.content) } }),
      responses: Object.fromEntries(
        Object.entries(responses).map(([status, one]) => [
          status,
          one.content ? { ...one, content: withExample(one.content) } : one,
        ]),
      ),
    };
  };
  return mapValues(paths, (path) => mapValues(path, exemplified));
}

/** What is JSON in the address is a filter or the like: an empty one asks for everything. */
const withEmptyFilter = (one: Parameter): Parameter =>
  one.content ? { ...one, content: mapValues(one.content, (content) => ({ ...content, example: {} })) } : one;

const mapValues = <A, B>(of: Readonly<Record<string, A>>, change: (one: A) => B): Readonly<Record<string, B>> =>
  Object.fromEntries(Object.entries(of).map(([key, one]) => [key, change(one)]));

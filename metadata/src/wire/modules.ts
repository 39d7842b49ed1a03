import type { JsonSchema } from '../field-type.ts';
import type { Label } from '../generated/definitions.gen.ts';

/** Something that a module can be asked to do: `GET /api/metadata/modules`. */
export type WireAction = {
  /** `geodata.locate` */
  readonly name: string;
  readonly label: Label;
  /** Shape of its input. Properties may say what people call them (`x-label`). */
  readonly input: JsonSchema;
};

/** A module that is installed. */
export type WireModule = {
  readonly name: string;
  /** Null where the module does not say it. */
  readonly label: Label | null;
  readonly description: Label | null;
  /** Whether the live application uses it: only then its actions are known. */
  readonly isUsed: boolean;
  readonly actions: readonly WireAction[];
};

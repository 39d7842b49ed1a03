import type { FieldModel } from '../model/definitions.ts';

export type InputProps = {
  readonly id: string;
  readonly field: FieldModel;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** The text is no value of this type (a message), or is one again (null). */
  readonly onProblem: (message: string | null) => void;
  readonly label: string;
  /** In a table the column says the label. */
  readonly hideLabel?: boolean;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
};

export type DisplayProps = {
  readonly field: FieldModel;
  readonly value: unknown;
  /** One line, for lists and cards. */
  readonly compact?: boolean;
};

/** Label, help and error in the way all Mantine inputs take them. */
export const frameOf = (props: InputProps) => ({
  id: props.id,
  ...(props.hideLabel ? { 'aria-label': props.label } : { label: props.label }),
  ...(props.help !== undefined && !props.hideLabel && { description: props.help }),
  ...(props.error !== undefined && { error: props.error }),
  withAsterisk: props.required === true,
  'aria-required': props.required === true,
  ...(props.autoFocus && { 'data-autofocus': true, autoFocus: true }),
});

import type { ComponentType } from 'react';
import { lazy } from 'react';
import type { InputProps } from '../controls/widget.ts';
import type { FieldTypeName } from '../model/definitions.ts';
import { AddressInput } from './inputs/address-input.tsx';
import { BooleanInput } from './inputs/boolean-input.tsx';
import { DateInput } from './inputs/date-input.tsx';
import { DisplayInput } from './inputs/display-input.tsx';
import { EmailInput } from './inputs/email-input.tsx';
import { LinkInput } from './inputs/link-input.tsx';
import { LongTextInput } from './inputs/long-text-input.tsx';
import { NumberInput } from './inputs/number-input.tsx';
import { OptionInput } from './inputs/option-input.tsx';
import { OptionsInput } from './inputs/options-input.tsx';
import { ParsedInput } from './inputs/parsed-input.tsx';
import { PhoneInput } from './inputs/phone-input.tsx';
import { RecordPicker } from './inputs/record-picker.tsx';
import { RepetitionInput } from './inputs/repetition-input.tsx';
import { RichTextInput } from './inputs/rich-text-input.tsx';

// Few forms have one of these: they come with the first that does.
const ChildRowsInput = lazy(async () => ({ default: (await import('./inputs/child-rows-input.tsx')).ChildRowsInput }));
const FileInput = lazy(async () => ({ default: (await import('./inputs/file-input.tsx')).FileInput }));
const JsonInput = lazy(async () => ({ default: (await import('./inputs/json-input.tsx')).JsonInput }));
const ReferencesInput = lazy(async () => ({
  default: (await import('./inputs/references-input.tsx')).ReferencesInput,
}));

/** How each field type is entered: the twin of `field-types.ts` in metadata. */
export const inputs: Readonly<Record<FieldTypeName, ComponentType<InputProps>>> = {
  text: ParsedInput,
  'long-text': LongTextInput,
  'rich-text': RichTextInput,
  integer: NumberInput,
  decimal: NumberInput,
  money: NumberInput,
  percent: NumberInput,
  boolean: BooleanInput,
  date: DateInput,
  time: ParsedInput,
  'date-time': DateInput,
  duration: ParsedInput,
  option: OptionInput,
  options: OptionsInput,
  reference: RecordPicker,
  references: ReferencesInput,
  'child-rows': ChildRowsInput,
  address: AddressInput,
  phone: PhoneInput,
  email: EmailInput,
  link: LinkInput,
  file: FileInput,
  image: FileInput,
  user: RecordPicker,
  team: RecordPicker,
  computed: DisplayInput,
  'roll-up': DisplayInput,
  'number-range': DisplayInput,
  json: JsonInput,
  repetition: RepetitionInput,
};

import type { ComponentType } from 'react';
import type { InputProps } from '../controls/widget.ts';
import type { FieldTypeName } from '../model/definitions.ts';
import { AddressInput } from './inputs/address-input.tsx';
import { BooleanInput } from './inputs/boolean-input.tsx';
import { ChildRowsInput } from './inputs/child-rows-input.tsx';
import { DateInput } from './inputs/date-input.tsx';
import { DisplayInput } from './inputs/display-input.tsx';
import { EmailInput } from './inputs/email-input.tsx';
import { FileInput } from './inputs/file-input.tsx';
import { JsonInput } from './inputs/json-input.tsx';
import { LinkInput } from './inputs/link-input.tsx';
import { LongTextInput } from './inputs/long-text-input.tsx';
import { NumberInput } from './inputs/number-input.tsx';
import { OptionInput } from './inputs/option-input.tsx';
import { OptionsInput } from './inputs/options-input.tsx';
import { ParsedInput } from './inputs/parsed-input.tsx';
import { PhoneInput } from './inputs/phone-input.tsx';
import { RecordPicker } from './inputs/record-picker.tsx';
import { ReferencesInput } from './inputs/references-input.tsx';
import { RepetitionInput } from './inputs/repetition-input.tsx';
import { RichTextInput } from './inputs/rich-text-input.tsx';

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

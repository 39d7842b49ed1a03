import { NumberDisplay, TextDisplay } from '../controls/text-display.tsx';
import type { Displays } from '../controls/widget-context.tsx';
import { AddressDisplay } from './displays/address-display.tsx';
import { BooleanDisplay } from './displays/boolean-display.tsx';
import { ChildRowsDisplay } from './displays/child-rows-display.tsx';
import { EmailDisplay } from './displays/email-display.tsx';
import { FileDisplay } from './displays/file-display.tsx';
import { ImageDisplay } from './displays/image-display.tsx';
import { JsonDisplay } from './displays/json-display.tsx';
import { LinkDisplay } from './displays/link-display.tsx';
import { LongTextDisplay } from './displays/long-text-display.tsx';
import { OptionDisplay } from './displays/option-display.tsx';
import { OptionsDisplay } from './displays/options-display.tsx';
import { PersonDisplay } from './displays/person-display.tsx';
import { PhoneDisplay } from './displays/phone-display.tsx';
import { ReferenceDisplay } from './displays/reference-display.tsx';
import { ReferencesDisplay } from './displays/references-display.tsx';
import { RichTextDisplay } from './displays/rich-text-display.tsx';

/** How each field type is shown: the twin of `shown-types.ts` in metadata. */
export const displays: Displays = {
  text: TextDisplay,
  'long-text': LongTextDisplay,
  'rich-text': RichTextDisplay,
  integer: NumberDisplay,
  decimal: NumberDisplay,
  money: NumberDisplay,
  percent: NumberDisplay,
  boolean: BooleanDisplay,
  date: NumberDisplay,
  time: NumberDisplay,
  'date-time': NumberDisplay,
  duration: NumberDisplay,
  option: OptionDisplay,
  options: OptionsDisplay,
  reference: ReferenceDisplay,
  references: ReferencesDisplay,
  'child-rows': ChildRowsDisplay,
  address: AddressDisplay,
  phone: PhoneDisplay,
  email: EmailDisplay,
  link: LinkDisplay,
  file: FileDisplay,
  image: ImageDisplay,
  user: PersonDisplay,
  team: PersonDisplay,
  computed: NumberDisplay,
  'roll-up': NumberDisplay,
  'number-range': NumberDisplay,
  json: JsonDisplay,
  repetition: TextDisplay,
};

import { RecordPicker } from '../controls/record-picker.tsx';
import { ReferenceDisplay } from '../controls/reference-display.tsx';

export const Input = RecordPicker;
export const Display = ReferenceDisplay;

import type { ComponentType } from 'react';
import { LetterEditor } from '../editors/letter/letter-editor.tsx';
import { ExpressionEditor } from '../editors/rules/expression-editor.tsx';
import { FilterEditor } from '../editors/rules/filter-editor.tsx';
import { InputEditor } from '../editors/values/input-editor.tsx';
import { ValuesEditor } from '../editors/values/values-editor.tsx';
import type { EditorProps } from './form-context.tsx';
import { BooleanEditor } from './inputs/boolean-editor.tsx';
import { ChoiceEditor } from './inputs/choice-editor.tsx';
import { ColorEditor } from './inputs/color-editor.tsx';
import { IconEditor } from './inputs/icon-editor.tsx';
import { ImageEditor } from './inputs/image-editor.tsx';
import { JsonEditor } from './inputs/json-editor.tsx';
import { LabelEditor } from './inputs/label-editor.tsx';
import { ListEditor } from './inputs/list-editor.tsx';
import { MapEditor } from './inputs/map-editor.tsx';
import { NumberEditor } from './inputs/number-editor.tsx';
import { ObjectSection } from './inputs/object-section.tsx';
import { ReferenceEditor } from './inputs/reference-editor.tsx';
import { ScalarEditor } from './inputs/scalar-editor.tsx';
import { TextEditor } from './inputs/text-editor.tsx';
import { TextsEditor } from './inputs/texts-editor.tsx';
import { VariantsEditor } from './inputs/variants-editor.tsx';
import type { Shape } from './shape.ts';
import { fits, shapeOf } from './shape.ts';

/** THE list of editors by shape. */
const editors: Readonly<Record<Exclude<Shape['is'], 'fixed'>, ComponentType<EditorProps>>> = {
  label: LabelEditor,
  text: TextEditor,
  formula: ExpressionEditor,
  letter: LetterEditor,
  filter: FilterEditor,
  number: NumberEditor,
  scalar: ScalarEditor,
  boolean: BooleanEditor,
  choice: ChoiceEditor,
  color: ColorEditor,
  icon: IconEditor,
  image: ImageEditor,
  reference: ReferenceEditor,
  texts: TextsEditor,
  list: ListEditor,
  object: ObjectSection,
  map: MapEditor,
  values: ValuesEditor,
  input: InputEditor,
  variants: VariantsEditor,
  json: JsonEditor,
};

/** Edits any value by what its schema says; what does not fit the schema is shown as JSON and kept. */
export function ValueEditor(props: EditorProps) {
  const shape = shapeOf(props.node);
  if (shape.is === 'fixed') return null;
  const Editor = fits(shape, props.value) ? editors[shape.is] : JsonEditor;
  return <Editor {...props} />;
}

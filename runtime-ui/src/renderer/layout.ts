import type {
  EntityModel,
  FieldModel,
  FormDefinition,
  JournalDefinition,
  Label,
  RelatedList,
} from '../model/definitions.ts';
import { fieldWithId } from '../model/fields-of.ts';

export type LayoutField = { readonly field: FieldModel; readonly span: number; readonly required: boolean };

export type LayoutSection = {
  readonly id: string;
  readonly label?: Label;
  readonly columns: number;
  readonly visibleWhen?: string;
  readonly fields: readonly LayoutField[];
};

export type LayoutTab = {
  readonly id: string;
  readonly label: Label;
  readonly icon?: string;
  readonly visibleWhen?: string;
  readonly sections: readonly LayoutSection[];
  readonly related: readonly RelatedList[];
};

/** A form with its fields looked up; what the reader may not see is left out. */
export type Layout = readonly LayoutTab[];

type Placed = { readonly field: string; readonly span?: number; readonly required?: boolean };

const COLUMNS = 2;

const placeFields = (entity: EntityModel, placed: readonly Placed[]): LayoutField[] =>
  placed.flatMap(({ field: id, span, required }) => {
    const field = fieldWithId(entity, id);
    return field ? [{ field, span: span ?? 1, required: required === true }] : [];
  });

export function layoutFromForm(entity: EntityModel, form: FormDefinition): Layout {
  const tabs = form.tabs.map((tab): LayoutTab => {
    const sections = (tab.sections ?? []).map(
      (section): LayoutSection => ({
        id: section.id,
        columns: section.columns ?? COLUMNS,
        fields: placeFields(entity, section.fields),
        ...(section.label && { label: section.label }),
        ...(section.visibleWhen !== undefined && { visibleWhen: section.visibleWhen }),
      }),
    );
    return {
      id: tab.id,
      label: tab.label,
      sections: sections.filter((section) => section.fields.length > 0),
      related: tab.related ?? [],
      ...(tab.icon !== undefined && { icon: tab.icon }),
      ...(tab.visibleWhen !== undefined && { visibleWhen: tab.visibleWhen }),
    };
  });
  return tabs.filter((tab) => tab.sections.length > 0 || tab.related.length > 0);
}

const oneSection = (label: Label, fields: readonly LayoutField[]): Layout => [
  { id: 'general', label, related: [], sections: [{ id: 'data', columns: COLUMNS, fields }] },
];

export const layoutFromJournal = (entity: EntityModel, journal: JournalDefinition): Layout =>
  oneSection(journal.label, placeFields(entity, journal.fields));

const WIDE = new Set<FieldModel['type']>(['long-text', 'rich-text', 'child-rows', 'address', 'json', 'references']);

/** All fields of an entity for which nobody has made a form. */
export const plainLayout = (entity: EntityModel, fields: readonly FieldModel[] = entity.fields): Layout =>
  oneSection(
    entity.label,
    fields.map((field) => ({ field, span: WIDE.has(field.type) ? COLUMNS : 1, required: false })),
  );

export const fieldsOfLayout = (layout: Layout): FieldModel[] => [
  ...new Set(layout.flatMap((tab) => tab.sections.flatMap((section) => section.fields.map((one) => one.field)))),
];

/** The conditions that tabs and sections have. */
export const conditionsOfLayout = (layout: Layout): string[] => [
  ...new Set(
    layout
      .flatMap((tab) => [tab.visibleWhen, ...tab.sections.map((section) => section.visibleWhen)])
      .filter((one) => one !== undefined),
  ),
];

/** Where a field stands, to jump there. */
export const tabOfField = (layout: Layout, name: string): LayoutTab | undefined =>
  layout.find((tab) => tab.sections.some((section) => section.fields.some((one) => one.field.name === name)));

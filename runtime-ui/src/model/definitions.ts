import type { EffectiveModel, EntityModel, FieldModel } from '@leitwerk/metadata/model';

export type { EffectiveModel, EntityModel, EntityRights, FieldModel } from '@leitwerk/metadata/model';

export type Label = EntityModel['label'];
export type Language = keyof Label;
export type Color = NonNullable<EntityModel['color']>;
export type Option = NonNullable<FieldModel['options']>[number];
export type FieldTypeName = FieldModel['type'];
export type FormDefinition = EffectiveModel['forms'][number];
export type FormTab = FormDefinition['tabs'][number];
export type FormSection = NonNullable<FormTab['sections']>[number];
export type FormField = FormSection['fields'][number];
export type RelatedList = NonNullable<FormTab['related']>[number];
export type ViewDefinition = EffectiveModel['views'][number];
export type DashboardDefinition = EffectiveModel['dashboards'][number];
export type DashboardTile = DashboardDefinition['tiles'][number];
export type JournalDefinition = EffectiveModel['journals'][number];
export type StatusDefinition = EffectiveModel['statuses'][string];
export type StatusTransition = StatusDefinition['transitions'][number];
export type NavigationItem = NonNullable<EffectiveModel['app']>['navigation'][number];
export type Filter = Readonly<Record<string, unknown>>;

/** A record's fields by name, as the screens keep them: references as {id, title}. */
export type Values = Readonly<Record<string, unknown>>;

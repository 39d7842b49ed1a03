import type { EntityModel, FieldModel } from '@leitwerk/metadata/model';

/** The fields by which the records of an entity stand in time, as far as its definition names them. */
export type TimeFields = {
  readonly start?: FieldModel;
  readonly end?: FieldModel;
  readonly repetition?: FieldModel;
  readonly repetitionEnd?: FieldModel;
  readonly reminder?: FieldModel;
};

export function timeFieldsOf(entity: EntityModel): TimeFields {
  const field = (id: string | undefined): FieldModel | undefined => entity.fields.find((one) => one.id === id);
  const [start, end, reminder] = [field(entity.startField), field(entity.endField), field(entity.reminderField)];
  const [repetition, repetitionEnd] = [field(entity.repetitionField), field(entity.repetitionEndField)];
  return {
    ...(start && { start }),
    ...(end && { end }),
    ...(repetition && { repetition }),
    ...(repetitionEnd && { repetitionEnd }),
    ...(reminder && { reminder }),
  };
}

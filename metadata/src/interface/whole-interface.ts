import type {
  Definition,
  InterfaceColumn,
  InterfaceDefinition,
  InterfaceStep,
  InterfaceVariantDefinition,
} from '../generated/definitions.gen.ts';

/**
 * A variant as the whole interface that it stands for: all of the interface on which it is based, with what it says otherwise. Where files
 * come from, when they are expected, and examples are its own. Columns and steps stay in the order of the interface; further columns
 * stand behind them.
 */
export function wholeInterface(variant: InterfaceVariantDefinition, base: InterfaceDefinition): InterfaceDefinition {
  const { pickUp: _pickUp, expected: _expected, examples: _examples, help: _help, ...inherited } = base;
  const {
    $schema: _schema,
    kind: _kind,
    basedOn: _basedOn,
    columns: changedColumns = [],
    moreColumns = [],
    steps: changedSteps = [],
    ...own
  } = variant;
  const changeOf = <T extends { readonly id: string }>(changes: readonly T[], id: string): T | undefined =>
    changes.find((one) => one.id === id);
  const columns = base.columns.map(
    (column): InterfaceColumn => ({ ...column, ...changeOf(changedColumns, column.id) }),
  );
  const steps = base.steps.map((step): InterfaceStep => {
    const change = changeOf(changedSteps, step.id);
    if (!change) return step;
    return {
      ...step,
      ...change,
      ...((step.by || change.by) && { by: { ...step.by, ...change.by } }),
      ...((step.values || change.values) && { values: { ...step.values, ...change.values } }),
    };
  });
  return {
    ...inherited,
    ...own,
    kind: 'interface',
    columns: [...columns, ...moreColumns] as InterfaceDefinition['columns'],
    steps: steps as InterfaceDefinition['steps'],
  };
}

/** All interfaces, those that variants stand for included; a variant whose interface is not there is left out. */
export function wholeInterfaces(definitions: readonly Definition[]): readonly InterfaceDefinition[] {
  const interfaces = definitions.filter((one) => one.kind === 'interface');
  const variants = definitions.filter((one) => one.kind === 'interface-variant');
  return [
    ...interfaces,
    ...variants.flatMap((variant) => {
      const base = interfaces.find(({ id }) => id === variant.basedOn);
      return base ? [wholeInterface(variant, base)] : [];
    }),
  ];
}

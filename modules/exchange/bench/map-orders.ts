import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InterfaceDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { compileInterface } from '@leitwerk/metadata/interface/compile-interface';
import jsonata from 'jsonata';
import { orderCells } from './bench-orders.ts';

const SEED = join(import.meta.dirname, '../../../seeds/utility-crm/definitions/interface/portal-orders.json');

/** Orders a second that are read, checked and mapped, by the seed's interface and by one plain JSONata expression that makes the same. */
export async function mapOrders(seconds: number): Promise<{ readonly ours: number; readonly plain: number }> {
  const definition = JSON.parse(readFileSync(SEED, 'utf8')) as InterfaceDefinition;
  const { readRow, isMeant, keyOf, steps } = compileInterface(definition);
  const moment = { now: '2026-11-27T12:00:00.000Z', today: '2026-11-27' };
  const plainly = jsonata(plainText(definition));
  const ours = await perSecond(seconds, async (at) => {
    const { values, issues } = readRow(orderCells(at));
    if (issues.length > 0) throw new Error(JSON.stringify(issues));
    const output: Record<string, string> = {};
    const context = { ...moment, output };
    await isMeant(values, context);
    await keyOf(values, context);
    for (const { step, applies, by, values: written } of steps) {
      if (!(await applies(values, context))) continue;
      await by(values, context);
      await written(values, context);
      output[step.id] = step.id;
    }
  });
  const plain = await perSecond(seconds, async (at) => {
    await plainly.evaluate(orderCells(at), { output: { product: 'p', lead: 'l', bankAccount: 'b', contract: 'c' } });
  });
  return { ours, plain };
}

/** The formulas of all steps in one object, over the cells as they come. */
function plainText({ key, steps }: InterfaceDefinition): string {
  const part = (values: object | undefined): string =>
    Object.entries(values ?? {})
      .map(([name, value]) => `"${name}": ${formulaIn(value) ?? JSON.stringify(value)}`)
      .join(', ');
  const parts = steps.map(({ id, by, values }) => `"${id}": {${[part(by), part(values)].filter(Boolean).join(', ')}}`);
  return `{"key": ${key}, ${parts.join(', ')}}`;
}

const formulaIn = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'formula' in value ? String(value.formula) : undefined;

async function perSecond(seconds: number, work: (at: number) => Promise<void>): Promise<number> {
  for (let at = 0; at < 200; at += 1) await work(at);
  let at = 0;
  const begin = performance.now();
  while (performance.now() < begin + seconds * 1000) {
    await work(at);
    at += 1;
  }
  return (at / (performance.now() - begin)) * 1000;
}

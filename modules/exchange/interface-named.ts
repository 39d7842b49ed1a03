import type { InterfaceDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { exchangeIssue } from './exchange-issue.ts';

/** The interface of a technical name. Throws `ActionRefused` when there is none. */
export function interfaceNamed(name: string, { interfaces }: Pick<ModuleContext, 'interfaces'>): InterfaceDefinition {
  const found = Object.values(interfaces).find((one) => one.name === name);
  if (!found) throw new ActionRefused([exchangeIssue('interface', 'exchange.unknown-interface', { name })]);
  return found;
}

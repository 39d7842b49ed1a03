import type { CheckDefinition } from './check-scope.ts';
import type { JsonSchema } from './field-type.ts';
import type { Definition } from './generated/definitions.gen.ts';
import {
  adaptationSchema,
  appSchema,
  automationSchema,
  checklistSchema,
  contractStatusSchema,
  dashboardSchema,
  dataCategorySchema,
  entitySchema,
  formSchema,
  interfaceSchema,
  interfaceVariantSchema,
  journalSchema,
  layoutSchema,
  numberingSchema,
  optionSetSchema,
  outgoingSchema,
  reportSchema,
  roleSchema,
  scenarioSchema,
  templateSchema,
  textBlockSchema,
  viewSchema,
  workflowSchema,
} from './generated/schemas.gen.ts';
import { checkAdaptation } from './kinds/adaptation/adaptation.check.ts';
import { checkApp } from './kinds/app/app.check.ts';
import { checkAutomation } from './kinds/automation/automation.check.ts';
import { checkChecklist } from './kinds/checklist/checklist.check.ts';
import { checkContractStatus } from './kinds/contract-status/contract-status.check.ts';
import { checkDashboard } from './kinds/dashboard/dashboard.check.ts';
import { checkDataCategory } from './kinds/data-category/data-category.check.ts';
import { checkEntity } from './kinds/entity/entity.check.ts';
import { checkForm } from './kinds/form/form.check.ts';
import { checkInterface } from './kinds/interface/interface.check.ts';
import { checkInterfaceVariant } from './kinds/interface-variant/interface-variant.check.ts';
import { checkJournal } from './kinds/journal/journal.check.ts';
import { checkLayout } from './kinds/layout/layout.check.ts';
import { checkNumbering } from './kinds/numbering/numbering.check.ts';
import { checkOptionSet } from './kinds/option-set/option-set.check.ts';
import { checkOutgoing } from './kinds/outgoing/outgoing.check.ts';
import { checkReport } from './kinds/report/report.check.ts';
import { checkRole } from './kinds/role/role.check.ts';
import { checkScenario } from './kinds/scenario/scenario.check.ts';
import { checkTemplate } from './kinds/template/template.check.ts';
import { checkTextBlock } from './kinds/text-block/text-block.check.ts';
import { checkView } from './kinds/view/view.check.ts';
import { checkWorkflow } from './kinds/workflow/workflow.check.ts';

type KindEntry<K extends Definition['kind']> = {
  readonly schema: JsonSchema;
  readonly check: CheckDefinition<Extract<Definition, { kind: K }>>;
};

/** THE list of definition kinds: shape and meaning of each. */
export const kinds: { readonly [K in Definition['kind']]: KindEntry<K> } = {
  entity: { schema: entitySchema, check: checkEntity },
  form: { schema: formSchema, check: checkForm },
  view: { schema: viewSchema, check: checkView },
  journal: { schema: journalSchema, check: checkJournal },
  'contract-status': { schema: contractStatusSchema, check: checkContractStatus },
  numbering: { schema: numberingSchema, check: checkNumbering },
  'option-set': { schema: optionSetSchema, check: checkOptionSet },
  role: { schema: roleSchema, check: checkRole },
  workflow: { schema: workflowSchema, check: checkWorkflow },
  scenario: { schema: scenarioSchema, check: checkScenario },
  interface: { schema: interfaceSchema, check: checkInterface },
  'interface-variant': { schema: interfaceVariantSchema, check: checkInterfaceVariant },
  outgoing: { schema: outgoingSchema, check: checkOutgoing },
  automation: { schema: automationSchema, check: checkAutomation },
  layout: { schema: layoutSchema, check: checkLayout },
  'text-block': { schema: textBlockSchema, check: checkTextBlock },
  template: { schema: templateSchema, check: checkTemplate },
  checklist: { schema: checklistSchema, check: checkChecklist },
  'data-category': { schema: dataCategorySchema, check: checkDataCategory },
  adaptation: { schema: adaptationSchema, check: checkAdaptation },
  dashboard: { schema: dashboardSchema, check: checkDashboard },
  report: { schema: reportSchema, check: checkReport },
  app: { schema: appSchema, check: checkApp },
};

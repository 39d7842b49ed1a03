import type { ModuleContext, RecordCommand } from './module-reach.ts';

type Row = Readonly<Record<string, unknown>>;

const PAGE = 500;

/** All records that fit, page by page, with these fields. */
export async function* readAll(
  entity: string,
  filter: unknown,
  fields: readonly string[],
  context: ModuleContext,
  {
    sort = 'id',
    limit = PAGE,
    bin = false,
  }: { readonly sort?: string; readonly limit?: number; readonly bin?: boolean } = {},
): AsyncGenerator<Row> {
  let after: string | undefined;
  do {
    const page: Awaited<ReturnType<ModuleContext['list']>> = await context.list(entity, {
      filter,
      fields: ['id', ...fields],
      sort: [sort],
      limit,
      bin,
      ...(after !== undefined && { after }),
    });
    yield* page.items as readonly Row[];
    after = page.next ?? undefined;
  } while (after !== undefined);
}

/** Writes in batches, each one transaction. */
export async function writeAll(commands: readonly RecordCommand[], context: ModuleContext): Promise<void> {
  for (let from = 0; from < commands.length; from += PAGE) await context.write(commands.slice(from, from + PAGE));
}

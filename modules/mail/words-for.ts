import type { Issue } from '@leitwerk/metadata/issue';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';

/** As for whoever names none when he asks the server. */
const OF_TEAMS = 'de';

/** Issues as one text, in the language of whom something belongs to. @param owner a user's id; null where it is a team */
export async function wordsFor(owner: unknown, issues: readonly Issue[], context: ModuleContext): Promise<string> {
  const { items } = owner
    ? await context.list('user', { filter: { id: owner }, fields: ['id', 'language'], limit: 1 })
    : { items: [] };
  const language = items[0]?.['language'] === 'en' ? 'en' : OF_TEAMS;
  return context.wordsOf(issues, language).join(' ');
}

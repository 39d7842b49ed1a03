import { eraseDue } from '../privacy/erase-due.ts';
import type { TestServer } from './start-test-server.ts';

/** What data protection does by night. */
export const nightOfPrivacy = ({ database, runtime }: TestServer, at: Date): Promise<void> =>
  eraseDue(database, runtime.models.current(), at);

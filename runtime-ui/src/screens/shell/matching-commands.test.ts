import { describe, expect, it } from 'vitest';
import { matchingCommands } from './matching-commands.ts';

const command = (group: string, title: string) => ({ id: title, group, title, run: () => undefined });
const commands = [command('Gehe zu', 'Verträge'), command('Gehe zu', 'Zähler'), command('Neu anlegen', 'Zähler')];

describe('matchingCommands', () => {
  it('finds umlauts in either spelling', () => {
    expect(matchingCommands(commands, 'zaehler', 5).map((group) => group.name)).toEqual(['Gehe zu', 'Neu anlegen']);
    expect(matchingCommands(commands, 'VERTRÄ', 5)[0]?.commands[0]?.title).toBe('Verträge');
  });
  it('takes the group as a word too', () => {
    expect(matchingCommands(commands, 'neu zähler', 5)).toHaveLength(1);
  });
  it('shows no more than asked for', () => {
    expect(matchingCommands(commands, '', 1)[0]?.commands).toHaveLength(1);
  });
});

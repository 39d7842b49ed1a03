export type Command = {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly icon?: string | undefined;
  readonly run: () => void;
};

export type CommandGroup = { readonly name: string; readonly commands: readonly Command[] };

/** Umlauts and ß are found in either spelling. */
const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');

/** Every word must occur; groups keep their order. */
export function matchingCommands(commands: readonly Command[], text: string, most: number): CommandGroup[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  const fits = commands.filter((command) => {
    const title = fold(`${command.group} ${command.title}`);
    return words.every((word) => title.includes(word));
  });
  const names = [...new Set(fits.map((command) => command.group))];
  return names.map((name) => ({
    name,
    commands: fits.filter((command) => command.group === name).slice(0, most),
  }));
}

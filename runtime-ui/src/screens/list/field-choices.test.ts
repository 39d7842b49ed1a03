import { describe, expect, it } from 'vitest';
import { rankedChoices } from './field-choices.ts';

const ranked = (labels: readonly string[], typed: string): string[] =>
  rankedChoices(
    labels.map((label) => ({ label })),
    typed,
  ).map((one) => one.label);

describe('the field that is meant', () => {
  it('is the one called so, then what begins so, then a word that does, then the rest', () => {
    const labels = ['Firmenname', 'Betreut von › Name', 'Nachname', 'Namenszusatz', 'Name', 'Status'];
    expect(ranked(labels, 'name')).toEqual(['Name', 'Namenszusatz', 'Betreut von › Name', 'Nachname', 'Firmenname']);
  });

  it('is any while nothing is typed', () => {
    expect(ranked(['b', 'a'], ' ')).toEqual(['b', 'a']);
  });
});

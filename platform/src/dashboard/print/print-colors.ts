/** The colours of the theme on paper: one that is drawn with, and a light one behind letters. */
const COLORS: Readonly<Record<string, readonly [strong: string, light: string]>> = {
  gray: ['#868e96', '#e9ecef'],
  red: ['#e03131', '#ffe3e3'],
  pink: ['#d6336c', '#ffdeeb'],
  grape: ['#9c36b5', '#f3d9fa'],
  violet: ['#6741d9', '#e5dbff'],
  indigo: ['#3b5bdb', '#dbe4ff'],
  blue: ['#1971c2', '#d0ebff'],
  cyan: ['#0c8599', '#c5f6fa'],
  teal: ['#099268', '#c3fae8'],
  green: ['#2f9e44', '#d3f9d8'],
  lime: ['#66a80f', '#e9fac8'],
  yellow: ['#f08c00', '#fff3bf'],
  orange: ['#e8590c', '#ffe8cc'],
};

/** Told apart also by who sees few colours, and on gray paper: dark and light ones in turn. */
const PARTS = ['#1864ab', '#ff922b', '#087f5b', '#ffd43b', '#862e9c', '#3bc9db', '#c92a2a', '#a9e34b'];

export const strongColor = (name: string | undefined, index: number): string =>
  COLORS[name ?? '']?.[0] ?? PARTS[index % PARTS.length] ?? '#868e96';

export const lightColor = (name: string | undefined): string => (COLORS[name ?? ''] ?? COLORS['blue'])?.[1] ?? '#eee';

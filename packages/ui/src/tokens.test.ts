import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(`${import.meta.dirname}/tokens.css`, 'utf8');
const moreContrast = css.indexOf('@media (prefers-contrast: more)');
const plain = declarations(css.slice(0, moreContrast));
const high = new Map([...plain, ...declarations(css.slice(moreContrast))]);

const grounds = ['bg', 'bg-side', 'bg-hover'];
const accents = ['inside', 'inside-strong', 'outside', 'outside-strong', 'alarm', 'alarm-strong'];
const avatars = [...plain.keys()].filter((name) => name.startsWith('avatar-'));

const words: [text: string, ground: string][] = [
  ...['text', 'text-quiet', 'text-faint'].flatMap((text) => grounds.map((ground): [string, string] => [text, ground])),
  ...accents.map((accent): [string, string] => ['on-accent', accent]),
  ...['inside-strong', 'outside-strong', 'alarm'].flatMap((text) => grounds.map((g): [string, string] => [text, g])),
  ...avatars.map((avatar): [string, string] => ['on-photo', avatar]),
  ['bg', 'text'],
  ['text', 'bg-press'],
  ['note-text', 'note'],
  ['text', 'note'],
  ['text', 'inside-soft'],
  ['inside-strong', 'inside-soft'],
  ['text', 'outside-soft'],
  ['text-quiet', 'outside-soft'],
  ['outside-strong', 'outside-soft'],
  ['text', 'alarm-soft'],
  ['alarm', 'alarm-soft'],
  ['text', 'bubble-theirs'],
];
const edges: [line: string, ground: string][] = ['focus', 'border-control', 'inside', 'outside', 'alarm'].flatMap(
  (line) => grounds.map((ground): [string, string] => [line, ground]),
);

describe.each([
  ['light', plain, 0],
  ['dark', plain, 1],
  ['light with more contrast', high, 0],
  ['dark with more contrast', high, 1],
] as const)('In %s', (_name, tokens, side) => {
  it.each(words)('%s can be read on %s (WCAG AA, 4.5 : 1)', (text, ground) => {
    expect(contrast(colour(tokens, text, side), colour(tokens, ground, side))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(edges)('%s can be seen on %s (WCAG AA, 3 : 1)', (line, ground) => {
    expect(contrast(colour(tokens, line, side), colour(tokens, ground, side))).toBeGreaterThanOrEqual(3);
  });
});

function declarations(text: string): Map<string, string> {
  return new Map([...text.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((found) => [found[1]!, found[2]!.trim()]));
}

function colour(tokens: Map<string, string>, name: string, side: 0 | 1): string {
  const value = tokens.get(name);
  const meant = value?.match(/^var\(--([\w-]+)\)$/);
  if (meant) return colour(tokens, meant[1]!, side);
  const hex = value?.match(/#[0-9a-f]{6}/g);
  if (!hex) throw new Error(`--${name} is no colour: ${value}`);
  return hex[side] ?? hex[0]!;
}

/** WCAG 2.2, definition of contrast ratio. */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

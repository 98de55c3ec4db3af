import { createHash } from 'node:crypto';

/** The product's tokens that this page needs, light and dark; a test holds them against those of the app. */
export const doorTokens: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  '--paper-0': ['#fdfbf7', '#1b1a17'],
  '--paper-1': ['#f7f3eb', '#22201c'],
  '--paper-3': ['#e4dccb', '#39362f'],
  '--ink-9': ['#26231d', '#ede8dc'],
  '--ink-7': ['#5c564a', '#b9b2a3'],
  '--ink-5': ['#675f51', '#a59e8f'],
  '--rule': ['#e0d8c7', '#37342d'],
  '--indigo-6': ['#3d4f8a', '#9aaae6'],
  '--verdigris-7': ['#1d6156', '#9fdacd'],
  '--verdigris-6': ['#257668', '#74c4b3'],
  '--verdigris-1': ['#e0f0ec', '#1f3b36'],
  '--ink-on-accent': ['#ffffff', '#161512'],
};

const tokens = (theme: 0 | 1) =>
  Object.entries(doorTokens)
    .map(([name, values]) => `${name}: ${values[theme]};`)
    .join(' ');

/** LINE's own browser may be old: no `light-dark()`, no nesting. */
export const doorStyle = `
:root { color-scheme: light dark; ${tokens(0)} }
@media (prefers-color-scheme: dark) { :root { ${tokens(1)} } }
* { box-sizing: border-box; margin: 0; }
body { background: var(--paper-1); color: var(--ink-9); font: 16px/1.5 "Hiragino Sans", "Hiragino Kaku Gothic ProN", "Noto Sans JP",
  "Noto Sans CJK JP", "Yu Gothic Medium", "Yu Gothic", Meiryo, system-ui, sans-serif; -webkit-text-size-adjust: 100%; }
.page { max-width: 27rem; margin: 0 auto; padding: 24px 16px 32px; }
.card { position: relative; overflow: hidden; display: flex; flex-direction: column; align-items: center; padding: 32px 24px 24px;
  background: var(--paper-0); border: 1px solid var(--rule); border-radius: 18px; }
.card::before { content: ""; position: absolute; top: 0; left: 0; right: 0; height: 3px; background: var(--verdigris-6); }
.face { width: 72px; height: 72px; border-radius: 50%; background: #3d4f8a; color: #fff; font-size: 26px; font-weight: 600;
  display: flex; align-items: center; justify-content: center; object-fit: cover; }
h1 { margin-top: 16px; font-size: 1.25rem; font-weight: 600; line-height: 1.45; text-align: center; white-space: pre-line; overflow-wrap: anywhere; }
.face + h1 { margin-top: 16px; }
h1:first-child { margin-top: 0; }
h1:first-child ~ p { text-align: center; }
.company { margin-top: 4px; color: var(--ink-7); font-size: .875rem; overflow-wrap: anywhere; text-align: center; }
.company svg { width: 16px; height: 16px; margin-right: 6px; vertical-align: -3px; }
.file { align-self: stretch; margin-top: 24px; padding: 16px; display: flex; gap: 16px; align-items: center;
  border: 1px solid var(--rule); border-radius: 12px; }
.icon { flex: none; width: 48px; height: 56px; display: flex; align-items: center; justify-content: center; border-radius: 6px;
  background: var(--verdigris-1); color: var(--verdigris-7); }
.icon svg { width: 28px; height: 28px; }
.file div { min-width: 0; }
.file h2 { font-size: 1rem; font-weight: 600; line-height: 1.4; overflow-wrap: anywhere; }
.file p, .left span { color: var(--ink-7); font-size: .8125rem; }
.left { align-self: stretch; margin-top: 16px; display: flex; flex-wrap: wrap; gap: 0 16px; justify-content: space-between; align-items: baseline;
  font-size: .875rem; font-variant-numeric: tabular-nums; }
.left strong { font-weight: 600; }
.bar { align-self: stretch; width: 100%; height: 4px; margin-top: 8px; border-radius: 2px; background: var(--paper-3); fill: var(--verdigris-6); }
.get { align-self: stretch; margin-top: 24px; min-height: 48px; padding: 10px 20px; display: flex; align-items: center; justify-content: center; gap: 8px;
  border-radius: 24px; background: var(--verdigris-6); color: var(--ink-on-accent); font-weight: 600; text-decoration: none; }
.get:active { background: var(--verdigris-7); }
.get svg { width: 20px; height: 20px; }
a:focus-visible { outline: 3px solid var(--indigo-6); outline-offset: 3px; }
.help { align-self: stretch; margin-top: 16px; color: var(--ink-7); font-size: .8125rem; line-height: 1.6; overflow-wrap: anywhere; word-break: auto-phrase; }
.help + .help { margin-top: 8px; padding-top: 8px; border-top: 1px solid var(--rule); }
nav { display: flex; justify-content: center; gap: 8px; margin-top: 16px; }
nav a { min-height: 44px; padding: 0 16px; display: flex; align-items: center; border-radius: 22px; color: var(--ink-7); font-size: .875rem; text-decoration: none; }
nav a[aria-current] { background: var(--paper-3); color: var(--ink-9); font-weight: 600; }
.made { margin-top: 16px; text-align: center; color: var(--ink-5); font-size: .75rem; }
.made svg { width: 20px; height: 20px; margin-right: 8px; vertical-align: -5px; }
`;

export const doorStyleHash = `sha256-${createHash('sha256').update(doorStyle).digest('base64')}`;

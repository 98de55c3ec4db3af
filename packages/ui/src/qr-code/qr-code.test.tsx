import { cleanup, render, screen } from '@solidjs/testing-library';
import { afterEach, expect, it } from 'vitest';
import { QrCode } from './qr-code.tsx';
import { qrPath } from './qr-drawing.ts';

afterEach(cleanup);

const modules = [
  [true, true, false],
  [false, false, false],
  [true, false, true],
];

it('Dark neighbours are one rectangle, moved in by the quiet zone of four modules', () => {
  expect(qrPath(modules)).toBe('M4 4h2v1h-2zM4 6h1v1h-1zM6 6h1v1h-1z');
});

it('The drawing has its quiet zone on all sides, and says what it is for', () => {
  render(() => <QrCode modules={modules} label="佐藤 太郎を友だちに追加" />);
  const drawing = screen.getByRole('img', { name: '佐藤 太郎を友だちに追加' });
  expect(drawing.getAttribute('viewBox')).toBe('0 0 11 11');
});

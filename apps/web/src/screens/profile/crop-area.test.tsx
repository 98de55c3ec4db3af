import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { showLanguage } from '../../i18n/index.ts';
import { ja } from '../../i18n/ja.ts';
import { type Crop, wholeCrop, withinPicture } from './crop.ts';
import { CropArea } from './crop-area.tsx';

// A photo of a phone; what is drawn of it is the browser's work.
const picture = { width: 1600, height: 800, close: () => {} } satisfies ImageBitmap;

beforeEach(() => {
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(280);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(280);
  let held: number | undefined;
  HTMLElement.prototype.setPointerCapture = (id) => {
    held = id;
  };
  HTMLElement.prototype.hasPointerCapture = (id) => held === id;
});
afterEach(() => {
  vi.restoreAllMocks();
  cleanup();
});

it('a finger drags the photo along, also on a phone that tells only where the finger is, not how far it went', async () => {
  await showLanguage('ja');
  const [crop, setCrop] = createSignal<Crop>(wholeCrop(picture));
  render(() => <CropArea picture={picture} crop={crop()} onChange={(next) => setCrop(withinPicture(picture, next))} />);
  const frame = screen.getByRole('button', { name: ja.profile.photo.cropArea });
  const finger = (type: string, clientX: number) =>
    fireEvent(frame, new PointerEvent(type, { bubbles: true, pointerId: 1, clientX, clientY: 50 }));
  finger('pointerdown', 200);
  finger('pointermove', 165);
  finger('pointermove', 130);
  // A quarter of the square, whose edge is 800 pixels of the photo.
  expect(crop()).toEqual({ x: 1000, y: 400, zoom: 1 });
});

import { MemoryRouter, Route } from '@solidjs/router';
import { cleanup, render, screen } from '@solidjs/testing-library';
import { afterEach, expect, test, vi } from 'vitest';
import { showLanguage } from '../../../../i18n/index.ts';
import { ja } from '../../../../i18n/ja.ts';
import VoiceRecorder from './voice-recorder.tsx';

const words = ja.composer.voice;

vi.mock('@mediabunny/aac-encoder', () => {
  throw new Error('no network');
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('nobody speaks for nothing: where what makes it playable did not load, the microphone is not even asked for', async () => {
  await showLanguage('ja');
  vi.stubGlobal('MediaRecorder', { isTypeSupported: (type: string) => type.startsWith('audio/webm') });
  let asked = 0;
  const getUserMedia = async () => ({ getTracks: () => [], asked: ++asked });
  vi.stubGlobal('navigator', { ...navigator, mediaDevices: { getUserMedia } });
  const recorder = () => <VoiceRecorder onDone={() => {}} onClose={() => {}} />;
  render(() => (
    <MemoryRouter>
      <Route path="/" component={recorder} />
    </MemoryRouter>
  ));
  expect(await screen.findByRole('button', { name: words.again })).toBeTruthy();
  expect(screen.getAllByText(words.notLoaded)).not.toEqual([]);
  expect(asked).toBe(0);
});

import { MemoryRouter, Route } from '@solidjs/router';
import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { showLanguage } from '../../../../i18n/index.ts';
import { ja } from '../../../../i18n/ja.ts';
import type { Prepared } from '../attach/prepare.ts';
import VoiceRecorder from './voice-recorder.tsx';

const words = ja.composer.voice;

/** A browser that records Opus alone, and can decode no sound. */
class OpusRecorder {
  static isTypeSupported = (type: string) => type.startsWith('audio/webm');
  mimeType = 'audio/webm;codecs=opus';
  state = 'inactive';
  ondataavailable: (event: { data: Blob }) => void = () => {};
  onstop: (() => void) | null = null;
  start(): void {
    this.state = 'recording';
    this.ondataavailable({ data: new Blob(['spoken']) });
  }
  stop(): void {
    this.state = 'inactive';
    queueMicrotask(() => this.onstop?.());
  }
}

beforeAll(() => showLanguage('ja'));
beforeEach(() => {
  vi.stubGlobal('MediaRecorder', OpusRecorder);
  const analyser = { fftSize: 32, getFloatTimeDomainData: () => {} };
  vi.stubGlobal(
    'AudioContext',
    class {
      createAnalyser = () => analyser;
      createMediaStreamSource = () => ({ connect: () => {} });
      close = async () => {};
    },
  );
  vi.stubGlobal('navigator', { ...navigator, mediaDevices: { getUserMedia: async () => ({ getTracks: () => [] }) } });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('what was spoken and cannot be made into what LINE plays is kept, and goes as a file', async () => {
  const done: Prepared[] = [];
  const recorder = () => <VoiceRecorder onDone={(voice) => done.push(voice)} onClose={() => {}} />;
  render(() => (
    <MemoryRouter>
      <Route path="/" component={recorder} />
    </MemoryRouter>
  ));
  await screen.findByText(words.recording);
  fireEvent.click(screen.getByRole('button', { name: words.stop }));
  fireEvent.click(await screen.findByRole('button', { name: words.again }));
  fireEvent.click(await screen.findByRole('button', { name: words.asFile }));
  expect(done).toMatchObject([{ mimeType: 'audio/webm', name: expect.stringMatching(/^voice-\d+-\d+\.webm$/) }]);
  expect(await done[0]!.file.text()).toBe('spoken');
});

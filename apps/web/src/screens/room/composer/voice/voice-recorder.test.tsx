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
  static last: OpusRecorder;
  static isTypeSupported = (type: string) => type.startsWith('audio/webm');
  mimeType = 'audio/webm;codecs=opus';
  state = 'inactive';
  ondataavailable: (event: { data: Blob }) => void = () => {};
  onstop: (() => void) | null = null;
  start(): void {
    OpusRecorder.last = this;
    this.state = 'recording';
    this.ondataavailable({ data: new Blob(['spoken']) });
  }
  stop(): void {
    if (this.state === 'inactive') return;
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

/** A recorder in a page of its own. @returns what it hands over */
async function recordingNow(): Promise<Prepared[]> {
  const done: Prepared[] = [];
  const recorder = () => <VoiceRecorder onDone={(voice) => done.push(voice)} onClose={() => {}} />;
  render(() => (
    <MemoryRouter>
      <Route path="/" component={recorder} />
    </MemoryRouter>
  ));
  await screen.findByText(words.recording);
  return done;
}

test('what was spoken and cannot be made into what LINE plays is kept, and goes as a file', async () => {
  const done = await recordingNow();
  fireEvent.click(screen.getByRole('button', { name: words.stop }));
  fireEvent.click(await screen.findByRole('button', { name: words.again }));
  fireEvent.click(await screen.findByRole('button', { name: words.asFile }));
  expect(done).toMatchObject([{ mimeType: 'audio/webm', name: expect.stringMatching(/^voice-\d+-\d+\.webm$/) }]);
  expect(await done[0]!.file.text()).toBe('spoken');
});

test('what was spoken until the microphone was unplugged is not lost', async () => {
  const done = await recordingNow();
  OpusRecorder.last.stop();
  await Promise.resolve();
  fireEvent.click(screen.getByRole('button', { name: words.stop }));
  fireEvent.click(await screen.findByRole('button', { name: words.asFile }));
  expect(await done[0]!.file.text()).toBe('spoken');
});

import { createSignal } from 'solid-js';

/** How long a voice message may become. */
export const longestMs = 10 * 60_000;
const levelsKept = 48;
const lookEveryMs = 80;

export type RecordingProblem = 'denied' | 'noMicrophone' | 'notHere' | 'notLoaded' | 'failed';
export type Recorded = { readonly sound: Blob; readonly durationMs: number };

export type Recording = {
  /** Milliseconds so far; null until the microphone is there. Reactive. */
  readonly elapsed: () => number | null;
  /** Loudness of the last moments, each from 0 to 1, the newest last. Reactive. */
  readonly levels: () => readonly number[];
  readonly stop: () => Promise<Recorded>;
  readonly cancel: () => void;
};

/** AAC in MP4 is what LINE plays; where the browser cannot make it, what it can make is turned into it afterwards. */
const types = ['audio/mp4;codecs=mp4a.40.2', 'audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/webm'];

/** Makes m4a of a recording. */
export type Convert = (sound: Blob) => Promise<Blob>;

/**
 * What makes m4a of what is recorded here, loaded before anybody speaks: afterwards there may be no connection, or another
 * version on the server. @throws RecordingFailed
 */
export async function loadConverter(): Promise<Convert> {
  if (recorderType()?.startsWith('audio/mp4')) return async (sound) => sound;
  try {
    const { canMakeM4a, toM4a } = await import('./to-m4a.ts');
    if (await canMakeM4a()) return toM4a;
  } catch (cause) {
    console.warn(cause);
  }
  throw new RecordingFailed('notLoaded');
}

function recorderType(): string | undefined {
  return window.MediaRecorder && types.find((type) => MediaRecorder.isTypeSupported(type));
}

/** Asks for the microphone and records. @throws RecordingFailed */
export async function record(onLongest: () => void): Promise<Recording> {
  const mimeType = recorderType();
  if (!mimeType || !navigator.mediaDevices) throw new RecordingFailed('notHere');
  const stream = await navigator.mediaDevices
    .getUserMedia({ audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true } })
    .catch((error: DOMException) => {
      throw new RecordingFailed(problemOf(error));
    });
  return follow(stream, new MediaRecorder(stream, { mimeType }), onLongest);
}

export class RecordingFailed extends Error {
  override readonly name = 'RecordingFailed';
  readonly problem: RecordingProblem;
  constructor(problem: RecordingProblem) {
    super(problem);
    this.problem = problem;
  }
}

function problemOf(error: DOMException): RecordingProblem {
  if (error.name === 'NotAllowedError') return 'denied';
  return error.name === 'NotFoundError' ? 'noMicrophone' : 'failed';
}

function follow(stream: MediaStream, recorder: MediaRecorder, onLongest: () => void): Recording {
  const [elapsed, setElapsed] = createSignal<number | null>(0);
  const [levels, setLevels] = createSignal<readonly number[]>([]);
  const pieces: Blob[] = [];
  const loudness = createLoudness(stream);
  const startedAt = performance.now();
  const timer = setInterval(() => {
    setElapsed(performance.now() - startedAt);
    setLevels((before) => [...before, loudness.now()].slice(-levelsKept));
    if (performance.now() - startedAt >= longestMs) onLongest();
  }, lookEveryMs);
  const end = () => {
    clearInterval(timer);
    loudness.close();
    for (const track of stream.getTracks()) track.stop();
  };
  recorder.ondataavailable = ({ data }) => pieces.push(data);
  recorder.start(1000);
  return {
    elapsed,
    levels,
    stop: () =>
      new Promise((done) => {
        const durationMs = Math.round(performance.now() - startedAt);
        const give = () => done({ sound: new Blob(pieces, { type: recorder.mimeType }), durationMs });
        recorder.onstop = give;
        // It ends by itself when the microphone is unplugged or taken away: nothing is told a second time.
        if (recorder.state === 'inactive') give();
        else recorder.stop();
        end();
      }),
    cancel() {
      recorder.onstop = null;
      if (recorder.state !== 'inactive') recorder.stop();
      end();
    },
  };
}

function createLoudness(stream: MediaStream) {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    now() {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      // Speech lies between about -50 and -10 dB.
      return Math.max(0, Math.min(1, (10 * Math.log10(power || 1e-9) + 50) / 40));
    },
    close: () => void context.close(),
  };
}

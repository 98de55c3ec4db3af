/** Two soft notes, made here: nothing to load, nothing to license. */
const notes = [
  { hertz: 784, at: 0 },
  { hertz: 1047, at: 0.12 },
] as const;
const loudness = 0.08;
const seconds = 0.5;
/** A burst of words is one call. */
const restMs = 2500;

/** Sounds when asked, at most once in a while. Browsers keep it quiet until somebody has touched the page. */
export function createChime() {
  let context: AudioContext | undefined;
  let last = Number.NEGATIVE_INFINITY;
  return {
    ring(now = performance.now()): void {
      if (now - last < restMs || !('AudioContext' in globalThis) || !navigator.userActivation?.hasBeenActive) return;
      last = now;
      context ??= new AudioContext();
      void context.resume();
      for (const note of notes) sound(context, note.hertz, context.currentTime + note.at);
    },
    end: () => void context?.close(),
  };
}

function sound(context: AudioContext, hertz: number, from: number): void {
  const [tone, volume] = [context.createOscillator(), context.createGain()];
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(loudness, from);
  volume.gain.exponentialRampToValueAtTime(0.0001, from + seconds);
  tone.connect(volume).connect(context.destination);
  tone.start(from);
  tone.stop(from + seconds);
}

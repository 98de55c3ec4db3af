import { registerAacEncoder } from '@mediabunny/aac-encoder';
import { AudioBufferSource, BufferTarget, canEncodeAudio, Mp4OutputFormat, Output } from 'mediabunny';

const sampleRate = 48_000;
/** Enough for speech. */
const bitrate = 64_000;

/** Whether this browser, with what was loaded here, can make AAC. To be asked before anything is recorded. */
export async function canMakeM4a(): Promise<boolean> {
  const options = { numberOfChannels: 1, sampleRate, bitrate };
  if (await canEncodeAudio('aac', options)) return true;
  registerAacEncoder();
  return canEncodeAudio('aac', options);
}

/** Turns a recording into m4a (AAC), which LINE plays; nothing to do for one that is. The browser's own encoder goes first. */
export async function toM4a(sound: Blob): Promise<Blob> {
  if (!(await canMakeM4a())) throw new Error('no encoder for AAC');
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target });
  const source = new AudioBufferSource({ codec: 'aac', bitrate });
  output.addAudioTrack(source);
  await output.start();
  await source.add(await decoded(sound));
  source.close();
  await output.finalize();
  return new Blob([target.buffer!], { type: 'audio/mp4' });
}

async function decoded(sound: Blob): Promise<AudioBuffer> {
  const read = new OfflineAudioContext(1, 1, sampleRate);
  const buffer = await read.decodeAudioData(await sound.arrayBuffer());
  if (buffer.numberOfChannels === 1) return buffer;
  const mix = new OfflineAudioContext(1, buffer.length, sampleRate);
  const node = mix.createBufferSource();
  node.buffer = buffer;
  node.connect(mix.destination);
  node.start();
  return mix.startRendering();
}

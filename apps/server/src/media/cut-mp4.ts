import { open } from 'node:fs/promises';
import { BoxReader } from './boxes.ts';

/** Of more boxes nobody follows a film to its end. */
const mostBoxes = 20_000;

/** Whether a film or sound ends before its last box does. No for what cannot be followed to its end. */
export async function isCutMp4(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return await new BoxReader(file, mostBoxes).isCut(size).catch(() => false);
  } finally {
    await file.close();
  }
}

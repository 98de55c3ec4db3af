/** `modules[row][column]`, true = dark; square. */
export type QrModules = readonly (readonly boolean[])[];

/** Light modules round the code that a reader needs (ISO/IEC 18004, quiet zone of a QR code). */
const quietZone = 4;

const dark = '#26231d';
const light = '#ffffff';

/** Edge of the whole drawing with its quiet zone, in modules. */
export function qrEdge(modules: QrModules): number {
  return modules.length + 2 * quietZone;
}

/** One SVG path for all dark modules, in units of one module; dark neighbours in a row are one rectangle. */
export function qrPath(modules: QrModules): string {
  return darkRuns(modules)
    .map((run) => `M${run.x} ${run.y}h${run.length}v1h-${run.length}z`)
    .join('');
}

/** The code as a PNG picture. `scale` is the edge of one module in pixels. Needs a browser's canvas. */
export function qrPng(modules: QrModules, scale: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = qrEdge(modules) * scale;
  const context = canvas.getContext('2d');
  if (!context) return Promise.reject(new Error('This browser gives no canvas to draw on.'));
  context.fillStyle = light;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = dark;
  for (const run of darkRuns(modules)) context.fillRect(run.x * scale, run.y * scale, run.length * scale, scale);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The canvas gave no picture.'))), 'image/png');
  });
}

export const qrColors = { dark, light };

function darkRuns(modules: QrModules): { x: number; y: number; length: number }[] {
  return modules.flatMap((row, y) => {
    const runs: { x: number; y: number; length: number }[] = [];
    for (let start = row.indexOf(true); start >= 0; ) {
      const end = row.indexOf(false, start);
      const stop = end < 0 ? row.length : end;
      runs.push({ x: start + quietZone, y: y + quietZone, length: stop - start });
      start = row.indexOf(true, stop);
    }
    return runs;
  });
}

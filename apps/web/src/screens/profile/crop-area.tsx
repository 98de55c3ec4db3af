import { createEffect, createUniqueId } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { type Crop, cropEdge, drawCrop, largestZoom } from './crop.ts';
import './crop-area.css';

export type CropAreaProps = { picture: ImageBitmap; crop: Crop; onChange: (crop: Crop) => void };

const canvasPixels = 560;
/** How far an arrow key moves, as a part of the square. */
const keyStep = 0.04;

/** The square with the picture under it: dragged by pointer, moved by arrow keys, zoomed by a slider. */
export function CropArea(props: CropAreaProps) {
  const zoomId = createUniqueId();
  let frame!: HTMLButtonElement;
  let canvas!: HTMLCanvasElement;
  let from = { x: 0, y: 0 };
  createEffect(() => drawCrop(canvas, props.picture, props.crop));

  /** Moves the picture by parts of the square's edge. */
  const move = (right: number, down: number) => {
    const edge = cropEdge(props.picture, props.crop);
    props.onChange({ ...props.crop, x: props.crop.x - right * edge, y: props.crop.y - down * edge });
  };
  const drag = (event: PointerEvent) => {
    if (!frame.hasPointerCapture(event.pointerId)) return;
    // Not by `movementX`: of a finger it is missing on some phones, and in other pixels on some screens.
    move((event.clientX - from.x) / frame.clientWidth, (event.clientY - from.y) / frame.clientHeight);
    from = { x: event.clientX, y: event.clientY };
  };
  const grasp = (event: PointerEvent) => {
    from = { x: event.clientX, y: event.clientY };
    frame.setPointerCapture(event.pointerId);
  };
  const arrows: Record<string, () => void> = {
    ArrowLeft: () => move(-keyStep, 0),
    ArrowRight: () => move(keyStep, 0),
    ArrowUp: () => move(0, -keyStep),
    ArrowDown: () => move(0, keyStep),
  };
  const press = (event: KeyboardEvent) => {
    const act = arrows[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <div class="crop">
      <button
        ref={frame}
        type="button"
        class="crop-frame"
        aria-label={text().profile.photo.cropArea}
        onKeyDown={press}
        onPointerDown={grasp}
        onPointerMove={drag}
      >
        <canvas ref={canvas} width={canvasPixels} height={canvasPixels} />
      </button>
      <label class="crop-zoom" for={zoomId}>
        <span>{text().profile.photo.zoom}</span>
        <input
          id={zoomId}
          type="range"
          min="1"
          max={largestZoom}
          step="0.05"
          value={props.crop.zoom}
          onInput={(event) => props.onChange({ ...props.crop, zoom: event.currentTarget.valueAsNumber })}
        />
      </label>
    </div>
  );
}

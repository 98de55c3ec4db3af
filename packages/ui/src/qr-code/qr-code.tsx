import { type QrModules, qrColors, qrEdge, qrPath } from './qr-drawing.ts';
import './qr-code.css';

export type QrCodeProps = {
  modules: QrModules;
  /** What reading it does, for screen readers. */
  label: string;
  /** Edge in CSS pixels, quiet zone included; 224 by default. */
  size?: number;
};

/** A QR code, dark on white in every theme, for readers that cannot read it inverted. */
export function QrCode(props: QrCodeProps) {
  return (
    <svg
      class="qr-code"
      role="img"
      aria-label={props.label}
      viewBox={`0 0 ${qrEdge(props.modules)} ${qrEdge(props.modules)}`}
      shape-rendering="crispEdges"
      style={props.size ? { '--qr-size': `${props.size}px` } : undefined}
    >
      <rect width="100%" height="100%" fill={qrColors.light} />
      <path d={qrPath(props.modules)} fill={qrColors.dark} />
    </svg>
  );
}

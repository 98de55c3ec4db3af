import sharp from 'sharp';

/** Drawn here, so that the demo needs nothing from outside: faces of members, and what a customer photographs. */

/** A member's photo: a head and shoulders before a wall, 320 px. */
export function portrait(wall: string, clothes: string, hair: string): Promise<Buffer> {
  return drawn(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 320">
    <rect width="320" height="320" fill="${wall}"/>
    <path d="M40 330c8-82 58-112 120-112s112 30 120 112z" fill="${clothes}"/>
    <path d="M134 190h52v44a26 22 0 0 1-52 0z" fill="#e0b08c"/>
    <ellipse cx="160" cy="142" rx="58" ry="68" fill="#f0c6a4"/>
    <path d="M98 146c-8-62 26-92 64-92s72 28 62 92c-10-34-30-48-66-50-28 0-50 16-60 50z" fill="${hair}"/>
    <path d="M140 168c12 12 28 12 40 0" stroke="#a3614a" stroke-width="5" fill="none" stroke-linecap="round"/>
    <circle cx="138" cy="138" r="5" fill="#3a2c25"/><circle cx="182" cy="138" r="5" fill="#3a2c25"/>
  </svg>`)
    .png({ palette: true })
    .toBuffer();
}

/** The wall where the shelf is to stand. */
export function wallPhoto(): Promise<Buffer> {
  return photo(`<rect width="1200" height="900" fill="#e9e2d3"/>
    <rect y="690" width="1200" height="210" fill="#a67c52"/><path d="M0 690h1200" stroke="#7c5a3a" stroke-width="14"/>
    <rect x="90" y="130" width="300" height="380" fill="#bcd6e2" stroke="#f7f4ec" stroke-width="26"/>
    <path d="M240 130v380M90 320h300" stroke="#f7f4ec" stroke-width="16"/>
    <path d="M560 690V250h460v440" fill="none" stroke="#b6492f" stroke-width="6" stroke-dasharray="22 16"/>
    <path d="M560 210h460m-460-18v36m460-36v36" stroke="#4a4337" stroke-width="6"/>
    <text x="790" y="196" font-size="52" font-family="sans-serif" fill="#4a4337" text-anchor="middle">180 cm</text>`);
}

/** The shelf that is meant. */
export function shelfPhoto(): Promise<Buffer> {
  const boards = [180, 360, 540, 720].map((y) => `<rect x="220" y="${y}" width="760" height="26" fill="#8a5f38"/>`);
  const books = Array.from({ length: 13 }, (_, n) => {
    const colour = ['#3f6a7d', '#b6643f', '#7a8f3c', '#6d4c7a', '#c2a24b'][n % 5];
    return `<rect x="${250 + n * 46}" y="${228 + (n % 3) * 12}" width="34" height="${132 - (n % 3) * 12}" fill="${colour}"/>`;
  });
  return photo(`<rect width="1200" height="900" fill="#d8d2c4"/><rect y="760" width="1200" height="140" fill="#8d7a63"/>
    <rect x="220" y="120" width="26" height="660" fill="#7a5230"/><rect x="954" y="120" width="26" height="660" fill="#7a5230"/>
    ${boards.join('')}${books.join('')}
    <circle cx="400" cy="492" r="48" fill="#6f8f5a"/><rect x="372" y="500" width="56" height="40" fill="#b9573a"/>
    <rect x="620" y="420" width="220" height="120" fill="#efe9db" stroke="#8a5f38" stroke-width="8"/>
    <rect x="300" y="612" width="240" height="108" fill="#c9b79a"/><rect x="640" y="612" width="240" height="108" fill="#b7a284"/>`);
}

function photo(drawing: string): Promise<Buffer> {
  return drawn(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 900" width="1200" height="900">${drawing}</svg>`,
  )
    .jpeg({ quality: 82 })
    .toBuffer();
}

function drawn(svg: string) {
  return sharp(Buffer.from(svg));
}

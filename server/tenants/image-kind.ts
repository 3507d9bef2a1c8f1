export type ImageKind = { mediaType: "image/png" | "image/jpeg" | "image/webp"; width: number; height: number };

/**
 * What a file is by its own first bytes, whatever its name says; null for anything but PNG, JPEG and WebP. SVG is left out on
 * purpose: it can hold scripts and links.
 * Formats: PNG (W3C, IHDR), JPEG (ITU T.81, SOF segments), WebP (RIFF container, VP8, VP8L and VP8X chunks).
 */
export function imageKind(bytes: Uint8Array): ImageKind | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return png(view) ?? webp(view) ?? jpeg(view);
  } catch {
    return null; // it ends in the middle of its head
  }
}

function png(view: DataView): ImageKind | null {
  if (view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a || view.getUint32(12) !== 0x49484452) return null;
  return { mediaType: "image/png", width: view.getUint32(16), height: view.getUint32(20) };
}

function webp(view: DataView): ImageKind | null {
  if (view.getUint32(0) !== 0x52494646 || view.getUint32(8) !== 0x57454250) return null;
  const mediaType = "image/webp";
  switch (view.getUint32(12)) {
    case 0x56503820: // "VP8 "
      return { mediaType, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 0x5650384c: {
      // "VP8L": 14 bits each, less one
      const bits = view.getUint32(21, true);
      return { mediaType, width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case 0x56503858: {
      // "VP8X": 24 bits each, less one
      const at = (place: number) => view.getUint16(place, true) + (view.getUint8(place + 2) << 16) + 1;
      return { mediaType, width: at(24), height: at(27) };
    }
    default:
      return null;
  }
}

function jpeg(view: DataView): ImageKind | null {
  if (view.getUint16(0) !== 0xffd8) return null;
  for (let place = 2; ; ) {
    const marker = view.getUint16(place);
    if (marker >> 8 !== 0xff) return null;
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return { mediaType: "image/jpeg", width: view.getUint16(place + 7), height: view.getUint16(place + 5) };
    place += 2 + view.getUint16(place + 2);
  }
}

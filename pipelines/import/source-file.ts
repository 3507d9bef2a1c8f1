import { createHash } from "node:crypto";
import { createReadStream, type ReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import iconv from "iconv-lite";
import { AppError } from "#server/errors.ts";

/** A file, plain or gzip (told by its first bytes, not by its name). */
export type SourceFile = { path: string; size: number; gzip: boolean };

/** @throws AppError BAD_REQUEST when there is no such file. */
export async function openSource(path: string): Promise<SourceFile> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new AppError("BAD_REQUEST", { message: `${path} is not a file.` });
    const handle = await open(path);
    const head = await handle.read(Buffer.alloc(2), 0, 2, 0).finally(() => handle.close());
    return { path, size: found.size, gzip: head.bytesRead === 2 && head.buffer[0] === 0x1f && head.buffer[1] === 0x8b };
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError(
      "BAD_REQUEST",
      { message: `${path} cannot be read (${(cause as NodeJS.ErrnoException).code ?? cause}).` },
      { cause },
    );
  }
}

/** SHA-256 of the uncompressed content, in hex: the same for a file and its .gz. */
export async function hashContent(file: SourceFile, signal?: AbortSignal): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of bytes(file)) {
    signal?.throwIfAborted();
    hash.update(chunk);
  }
  return hash.digest("hex");
}

export type TextPiece = {
  text: string;
  last: boolean /** Bytes of the file (as it lies on disk) read so far. */;
  position: number;
};

/** The file's text piece by piece. @throws AppError when its bytes are not of this encoding. */
export async function* readText(file: SourceFile, encoding: string): AsyncGenerator<TextPiece> {
  const disk: ReadStream = createReadStream(file.path, { highWaterMark: 64 * 1024 });
  const decode = decoder(file, encoding);
  for await (const chunk of unpacked(file, disk)) yield { text: decode(chunk), last: false, position: disk.bytesRead };
  yield { text: decode(null), last: true, position: file.size };
}

async function* bytes(file: SourceFile): AsyncGenerator<Buffer> {
  yield* unpacked(file, createReadStream(file.path, { highWaterMark: 64 * 1024 }));
}

async function* unpacked(file: SourceFile, disk: ReadStream): AsyncGenerator<Buffer> {
  let stream: Readable = disk;
  if (file.gzip) {
    const gunzip = createGunzip({ chunkSize: 64 * 1024 });
    disk.on("error", (error) => gunzip.destroy(error));
    stream = disk.pipe(gunzip);
  }
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? "";
    if (!code.startsWith("Z_")) throw cause;
    throw new AppError(
      "BAD_REQUEST",
      { message: `${file.path} is a damaged or cut gzip file (${code}): fetch it again.` },
      { cause },
    );
  } finally {
    disk.destroy();
    stream.destroy();
  }
}

/** Whether files in this encoding can be read. */
export const knowsEncoding = (encoding: string): boolean => iconv.encodingExists(encoding);

const isUtf8 = (encoding: string) => /^utf-?8$/i.test(encoding);

function decoder(file: SourceFile, encoding: string): (chunk: Buffer | null) => string {
  const wrong = () =>
    new AppError("BAD_REQUEST", {
      message: `${file.path} has bytes that are not ${encoding}: set format.encoding in the mapping (for example windows-1252).`,
    });
  if (isUtf8(encoding)) {
    const utf8 = new TextDecoder("utf-8", { fatal: true });
    return (chunk) => {
      try {
        return chunk ? utf8.decode(chunk, { stream: true }) : utf8.decode();
      } catch {
        throw wrong();
      }
    };
  }
  const other = iconv.getDecoder(encoding, { stripBOM: true });
  return (chunk) => {
    const text = (chunk ? other.write(chunk) : other.end()) ?? "";
    if (text.includes("�")) throw wrong();
    return text;
  };
}

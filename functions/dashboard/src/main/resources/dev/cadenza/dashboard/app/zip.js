/** Archives in the ZIP format (APPNOTE 6.3.10), stored without compression: results are compressed already. */

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;

/** Names are UTF-8. */
const UTF8_NAMES = 0x0800;

/** The format without its extension for large files. */
const MAX_BYTES = 0xffffffff;

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ TABLE[(crc ^ byte) & 0xff];
  return (crc ^ 0xffffffff) >>> 0;
}

/** Whether files of this size together fit into an archive. @param {number} bytes */
export const fits = (bytes) => bytes < MAX_BYTES - 1_000_000;

/**
 * An archive of files.
 *
 * @param {{name: string, content: Blob}[]} files with different names
 * @returns {Promise<Blob>}
 */
export async function zipped(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const { name, content } of files) {
    const encoded = new TextEncoder().encode(name);
    const crc = crc32(new Uint8Array(await content.arrayBuffer()));
    const head = header(LOCAL, [[2, 20], [2, UTF8_NAMES], [2, 0], ...time(), [4, crc], [4, content.size], [4, content.size], [2, encoded.length], [2, 0]]);
    directory.push(header(CENTRAL, [[2, 20], [2, 20], [2, UTF8_NAMES], [2, 0], ...time(), [4, crc], [4, content.size], [4, content.size], [2, encoded.length], [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]), encoded);
    parts.push(head, encoded, content);
    offset += head.length + encoded.length + content.size;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = header(END, [[2, 0], [2, 0], [2, files.length], [2, files.length], [4, size], [4, offset], [2, 0]]);
  return new Blob([...parts, ...directory, end], { type: 'application/zip' });
}

/** A header: its signature and numbers, each with its length in bytes. */
function header(signature, numbers) {
  const bytes = new Uint8Array(4 + numbers.reduce((sum, [length]) => sum + length, 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  let at = 4;
  for (const [length, number] of numbers) {
    if (length === 2) view.setUint16(at, number, true);
    else view.setUint32(at, number, true);
    at += length;
  }
  return bytes;
}

/** The time and the date of now, in the format of MS-DOS. */
function time(now = new Date()) {
  const clock = (now.getHours() << 11) | (now.getMinutes() << 5) | (now.getSeconds() >> 1);
  const day = ((now.getFullYear() - 1980) << 9) | ((now.getMonth() + 1) << 5) | now.getDate();
  return [[2, clock], [2, day]];
}

// Prints what files weigh on the way to a reader, each compressed by itself: {"brotli": bytes, "gzip": bytes}.
import { readFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const sum = { brotli: 0, gzip: 0 };
for (const path of process.argv.slice(2)) {
  const bytes = readFileSync(path);
  sum.brotli += brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  sum.gzip += gzipSync(bytes, { level: 6 }).length;
}
console.log(JSON.stringify(sum));

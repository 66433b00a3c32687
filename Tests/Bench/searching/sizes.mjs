// Prints what files weigh on the way to a reader, each compressed by itself: lines {"brotli": bytes, "gzip": bytes}, in order.
import { readFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

for (const path of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const bytes = readFileSync(path);
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  console.log(JSON.stringify({ brotli, gzip: gzipSync(bytes, { level: 6 }).length }));
}

// Bundles styles, scripts and fonts into dist/ under names that carry their content,
// each text file also compressed, and writes manifest.json: plain name -> hashed name.
import { build } from 'esbuild';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const out = process.argv[2] ?? 'dist';
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const entries = ['css/app.css', 'mark.svg', ...readdirSync('js').filter(name => name.endsWith('.js')).map(name => `js/${name}`)];
await build({
  entryPoints: entries,
  outdir: out,
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2022', 'chrome123', 'firefox120', 'safari17.5'],
  entryNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  loader: { '.woff2': 'file', '.svg': 'copy' },
  legalComments: 'none',
  logLevel: 'warning',
});

const manifest = {};
for (const file of readdirSync(out).sort()) {
  manifest[file.replace(/-[A-Z0-9]{8}(\.[a-z0-9]+)$/, '$1')] = basename(file);
  if (!/\.(css|js|svg)$/.test(file)) continue;
  const bytes = readFileSync(join(out, file));
  writeFileSync(join(out, `${file}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  writeFileSync(join(out, `${file}.gz`), gzipSync(bytes, { level: 9 }));
}
writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);

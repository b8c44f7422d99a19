// Holds gs1.js to what the server reads: node gs1.test.mjs <scans.json>
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { keyOf, readLabel } from './gs1.js';

const { today, scans, keys } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
for (const { raw, label } of scans) assert.deepEqual(readLabel(raw, today), label, JSON.stringify(raw));
for (const { batch, key } of keys) assert.equal(keyOf(batch), key, JSON.stringify(batch));
console.log(`${scans.length} codes and ${keys.length} batches read alike`);

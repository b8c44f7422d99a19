// Holds geometry.js to what the server says: node grid.test.mjs <grid.json>
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { areaAt, layGrid } from './geometry.js';

const { drawings, grids, taps } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
for (const { drawing, areas, wish, points } of grids) {
  const on = drawings[drawing];
  const laid = layGrid(on, on.areas.filter(area => areas.includes(area.id)), wish);
  assert.deepEqual(laid.points?.map(p => [p.x, p.y, p.area]) ?? null, points, `${drawing} ${areas} ${JSON.stringify(wish)}`);
}
for (const { drawing, x, y, area } of taps) assert.equal(areaAt(drawings[drawing], x, y)?.id ?? null, area, `${drawing} ${x} ${y}`);
console.log(`${grids.length} grids and ${taps.length} taps told alike`);

// Where a place lies on a drawing, and rows of points over a zone: the same arithmetic as Carboxy.Knowledge.Drawings on the
// server, held to it by tests/Carboxy.Tests/Knowledge/grid.json. Places are in the drawing's own units.

const slack = 0.012;
const margin = 0.2;
export const mostPoints = 150;

/** Corners come as [x, y, x, y, ...]. */
const corners = area => area.pairs ??= Array.from({ length: area.corners.length / 2 }, (_, i) => [area.corners[2 * i], area.corners[2 * i + 1]]);

export function holds(area, x, y) {
  const edge = corners(area);
  let inside = false;
  for (let i = 0, j = edge.length - 1; i < edge.length; j = i++) {
    const [a, b] = [edge[i], edge[j]];
    if (a[1] > y !== b[1] > y && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]) inside = !inside;
  }
  return inside;
}

function far(x, y, [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const whole = dx * dx + dy * dy;
  const part = whole > 0 ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / whole)) : 0;
  return Math.hypot(x - ax - part * dx, y - ay - part * dy);
}

const edgeFrom = (area, x, y) => Math.min(...corners(area).map((corner, i, all) => far(x, y, corner, all[(i + 1) % all.length])));

/** The area at a place, or close by it; null beside the body. */
export function areaAt(drawing, x, y) {
  const within = drawing.areas.find(area => holds(area, x, y));
  if (within) return within;
  const near = drawing.areas.map(area => [area, edgeFrom(area, x, y)]).filter(([, way]) => way <= slack * drawing.width).sort((a, b) => a[1] - b[1]);
  return near[0]?.[0] ?? null;
}

export function boxAround(areas) {
  const all = areas.flatMap(corners);
  const [xs, ys] = [all.map(c => c[0]), all.map(c => c[1])];
  const [left, top, right, bottom] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  return { left, top, right, bottom, width: right - left, height: bottom - top };
}

const share = (at, whole) => Math.round(at / whole * 10000) / 10000;

/** Rows of points over areas: { points } or { refused } with what to change. */
export function layGrid(drawing, areas, { spacingCm, widthCm, staggered }) {
  if (!(spacingCm >= 0.3 && spacingCm <= 20 && widthCm >= 1 && widthCm <= 200) || areas.length === 0) {
    return { refused: { ru: 'Шаг — от 0,3 до 20 см, ширина зоны — от 1 до 200 см.', en: 'The spacing is 0.3 to 20 cm, the zone\'s width 1 to 200 cm.' } };
  }
  const tooMany = { refused: { ru: `Вышло бы больше ${mostPoints} точек. Увеличьте шаг или выберите меньшую область.`, en: `That would be more than ${mostPoints} points. Raise the spacing or choose a smaller area.` } };
  const box = boxAround(areas);
  const step = spacingCm / (widthCm / box.width);
  const row = staggered ? step * Math.sqrt(3) / 2 : step;
  if (box.width / step * (box.height / row) > mostPoints * 20) return tooMany;
  const held = (x, y) => areas.some(area => holds(area, x, y));
  const off = step * margin;
  const inside = (x, y) => held(x, y) && held(x - off, y) && held(x + off, y) && held(x, y - off) && held(x, y + off);
  const [middleX, middleY] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const [rows, columns] = [Math.floor(box.height / 2 / row), Math.floor(box.width / 2 / step) + 1];
  const points = [];
  for (let r = -rows; r <= rows; r++) {
    const moved = !staggered ? 0.5 : r % 2 === 0 ? 0.25 : 0.75;
    for (let c = -columns; c <= columns; c++) {
      const [x, y] = [middleX + (c + moved) * step, middleY + r * row];
      if (!inside(x, y)) continue;
      points.push({ x: share(x, drawing.width), y: share(y, drawing.height), area: areas.find(area => holds(area, x, y)).id });
    }
  }
  return points.length > mostPoints ? tooMany
    : points.length === 0 ? { refused: { ru: 'При таком шаге в зону не ложится ни одной точки. Уменьшите шаг.', en: 'With this spacing no point falls into the zone. Lower it.' } } : { points };
}

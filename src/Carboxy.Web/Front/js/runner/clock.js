// The server's time without the server. Between two exchanges only elapsed time counts, so a wall clock that is wrong, or
// is set while a mask is on, moves nothing. What elapsed time cannot see is sleep: where the screen was dark, the wall clock is believed.
const asleep = 3000;
const stale = 10000; // longer than any question may be on its way: its answer lay in a tablet that slept

/** This instant by both clocks of the tablet. */
export const moment = () => ({ wall: Date.now(), elapsed: performance.now() });

export function createClock(look = moment) {
  let offset = 0; // the server's time less the wall clock's
  let known = false; // whether the server has ever said what time it is
  let mark = look();
  let dark = false;

  /** Folds a jump of the wall clock into the offset, unless the tablet slept through it. */
  function now() {
    const seen = look();
    const jump = (seen.wall - mark.wall) - (seen.elapsed - mark.elapsed);
    if (Math.abs(jump) > asleep && !(dark && jump > 0)) offset -= jump;
    if (Math.abs(jump) > asleep || !dark) mark = seen;
    return seen.wall + offset;
  }

  return {
    /** Now, by the server's clock, in milliseconds. */
    now,
    /** The server said what time it is, to a question asked at that moment; half of the way there and back has passed since it said so. */
    told(serverNow, asked = look()) {
      const seen = look();
      const journey = seen.elapsed - asked.elapsed;
      if (known && Math.max(journey, Math.abs(seen.wall - asked.wall)) > stale) return;
      known = true;
      mark = seen;
      offset = serverNow + journey / 2 - seen.wall;
    },
    /** What was measured before a reload. */
    restore(measured) { known = measured !== undefined; offset = measured ?? 0; mark = look(); },
    offset: () => offset,
    /** The screen goes dark, or is seen again. */
    screen(isDark) { now(); dark = isDark; if (!isDark) now(); },
  };
}

// The server's time without the server. Between two exchanges only elapsed time counts, so a wall clock that is wrong, or
// is set while a mask is on, moves nothing. What elapsed time cannot see is sleep: where the screen was dark, the wall clock is believed.
const asleep = 3000;

export function createClock(wall = () => Date.now(), elapsed = () => performance.now()) {
  let offset = 0; // the server's time less the wall clock's
  let mark = { wall: wall(), elapsed: elapsed() };
  let dark = false;

  /** Folds a jump of the wall clock into the offset, unless the tablet slept through it. */
  function look() {
    const now = { wall: wall(), elapsed: elapsed() };
    const jump = (now.wall - mark.wall) - (now.elapsed - mark.elapsed);
    if (Math.abs(jump) > asleep && !(dark && jump > 0)) offset -= jump;
    if (Math.abs(jump) > asleep || !dark) mark = now;
    return now.wall + offset;
  }

  return {
    /** Now, by the server's clock, in milliseconds. */
    now: look,
    /** The server said what time it is; half of the way there and back has passed since. */
    told(serverNow, journey = 0) {
      mark = { wall: wall(), elapsed: elapsed() };
      offset = serverNow + journey / 2 - mark.wall;
    },
    /** What was measured before a reload. */
    restore(known) { offset = known ?? 0; mark = { wall: wall(), elapsed: elapsed() }; },
    offset: () => offset,
    /** The screen goes dark, or is seen again. */
    screen(isDark) { look(); dark = isDark; if (!isDark) look(); },
  };
}

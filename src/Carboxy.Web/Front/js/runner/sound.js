// Rings and shakes when a timer ends; a tone made on the spot, so that it needs no file and no network.
let audio = null;
let tones = [];

const again = 10000; // milliseconds until a bell that nobody has heard rings again

/** A browser lets a page sound only after somebody has touched it. */
export function wakeSound() {
  audio ??= window.AudioContext ? new AudioContext() : null;
  if (audio?.state === 'suspended') void audio.resume();
}

export function ring(times = 3) {
  tones = [];
  navigator.vibrate?.(Array.from({ length: times }, () => [400, 200]).flat());
  if (!audio) return;
  for (let i = 0; i < times; i++) {
    const [tone, volume, from] = [audio.createOscillator(), audio.createGain(), audio.currentTime + i * 0.6];
    tone.frequency.value = i % 2 ? 660 : 880;
    volume.gain.setValueAtTime(0.0001, from);
    volume.gain.exponentialRampToValueAtTime(0.4, from + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.0001, from + 0.45);
    tone.connect(volume).connect(audio.destination);
    tone.start(from);
    tone.stop(from + 0.5);
    tones.push(tone);
  }
}

/** What still sounds or shakes falls silent. */
export function silence() {
  navigator.vibrate?.(0);
  for (const tone of tones) tone.stop();
  tones = [];
}

/**
 * Follows timers by their names. One that ends rings, and rings again every ten seconds until somebody touches the screen or a key,
 * or until it is stopped. `isOn` says whether sound is on; a timer that was over when it was first seen does not ring.
 */
export function createBell(isOn) {
  const states = new Map();
  const calls = new Map();
  const heard = () => { if (calls.size > 0) silence(); calls.clear(); };
  for (const touch of ['pointerdown', 'keydown']) document.addEventListener(touch, heard, { capture: true });
  return {
    /** A timer and whether it runs ('none'), may be stopped ('due') or should long have been ('too_long'). */
    hear(name, state) {
      const before = states.get(name);
      states.set(name, state);
      const now = performance.now();
      if (state === 'none') { this.stopped(name); states.set(name, state); return; }
      if (before !== undefined && before !== state) calls.set(name, -Infinity);
      if (!calls.has(name)) return;
      if (!isOn()) { calls.delete(name); return; }
      if (now - calls.get(name) < again) return;
      calls.set(name, now);
      ring(state === 'too_long' ? 5 : 3);
    },
    stopped(name) { states.delete(name); if (calls.delete(name) && calls.size === 0) silence(); },
    names: () => [...states.keys()],
    heard,
  };
}

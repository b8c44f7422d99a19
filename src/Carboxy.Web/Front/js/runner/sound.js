// Rings and shakes when a timer ends; a tone made on the spot, so that it needs no file and no network.
let audio = null;

/** A browser lets a page sound only after somebody has touched it. */
export function wakeSound() {
  audio ??= window.AudioContext ? new AudioContext() : null;
  if (audio?.state === 'suspended') void audio.resume();
}

export function ring(times = 3) {
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
  }
}

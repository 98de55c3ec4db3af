/** The largest and smallest place that a picture takes in the timeline, in CSS pixels. */
const most = { width: 280, height: 340 };
const least = 96;
/** Nothing is known of its size yet. */
const usual = { width: 4, height: 3 };

/** The place to keep free for a picture before it is there, so that nothing jumps when it comes. CSS pixels. */
export function placeFor(width: number | null, height: number | null): { width: number; height: number } {
  const known = width && height ? { width, height } : { width: usual.width * 1000, height: usual.height * 1000 };
  const scale = Math.min(1, most.width / known.width, most.height / known.height);
  return {
    width: Math.round(Math.max(least, known.width * scale)),
    height: Math.round(Math.max(least, known.height * scale)),
  };
}

/* How much two texts are alike, as rapidfuzz's `ratio` says it: 100 for the same, 0 for nothing in common. */

/**
 * Twice the longest common subsequence over the length of both, in percent.
 * @param {string} one
 * @param {string} other
 */
export function ratio(one, other) {
  const left = [...one];
  const right = [...other];
  const total = left.length + right.length;
  return total ? (200 * common(left, right)) / total : 100;
}

/**
 * @param {string[]} left
 * @param {string[]} right
 */
function common(left, right) {
  let before = new Uint16Array(right.length + 1);
  let line = new Uint16Array(right.length + 1);
  left.forEach((sign) => {
    for (let at = 1; at <= right.length; at += 1) {
      line[at] = sign === right[at - 1] ? before[at - 1] + 1 : Math.max(before[at], line[at - 1]);
    }
    [before, line] = [line, before];
  });
  return before[right.length];
}

/**
 * Whether two texts may be as alike as a limit, told by their lengths alone.
 * @param {string} one
 * @param {string} other
 * @param {number} limit
 */
export function mayReach(one, other, limit) {
  return (200 * Math.min(one.length, other.length)) / (one.length + other.length || 1) >= limit;
}

// Chance and days of the sample: the same seed draws the same, in the order of the calls; days count from the one in as-of.txt.
export const asOf = "2026-11-22";
const random = seeded(20261122);

function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

export const pick = (list) => list[Math.floor(random() * list.length)];
export const between = (low, high) => low + Math.floor(random() * (high - low + 1));
export const day = (offset) =>
  new Date(Date.parse(asOf) + offset * 86400000).toISOString().slice(0, 10);
export const time = (offset, hour = between(7, 17)) =>
  `${day(offset)}T${String(hour).padStart(2, "0")}:${String(between(0, 59)).padStart(2, "0")}:00.000+0000`;

/** What the parser inside the library that opens protected workbooks takes from `node:timers`, for the browser. */

/** As soon as what runs now has ended. */
export function setImmediate(work: () => void): void {
  queueMicrotask(work);
}

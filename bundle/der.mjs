/** DER, as signatures are written in: just enough to find one's way. */

/**
 * @typedef {object} Element
 * @property {number} tag
 * @property {Buffer} whole with tag and length
 * @property {Buffer} content
 */

/** @throws {RangeError} when the bytes end before the element does. */
export function readElement(/** @type {Buffer} */ bytes) {
  const first = bytes.readUInt8(1);
  // From 128 on, the length stands in as many bytes as the lower bits say.
  const wide = first < 0x80 ? 0 : first & 0x7f;
  const length = wide === 0 ? first : bytes.readUIntBE(2, wide);
  const start = 2 + wide;
  if (start + length > bytes.length) throw new RangeError("The bytes end before the element does.");
  /** @type {Element} */
  const element = {
    tag: bytes.readUInt8(0),
    whole: bytes.subarray(0, start + length),
    content: bytes.subarray(start, start + length),
  };
  return element;
}

/** The elements that a constructed one is made of. */
export function childrenOf(/** @type {Element} */ { content }) {
  const children = [];
  for (let at = 0; at < content.length;) {
    const child = readElement(content.subarray(at));
    children.push(child);
    at += child.whole.length;
  }
  return children;
}

/**
 * The element that is reached by positions, each among the children of the one before.
 *
 * @param {Element} element
 * @param {readonly number[]} positions
 * @throws {RangeError} when there is none.
 */
export function elementAt(element, ...positions) {
  let found = element;
  for (const position of positions) {
    const next = childrenOf(found)[position];
    if (next === undefined) throw new RangeError(`There is no element at ${positions.join(".")}.`);
    found = next;
  }
  return found;
}

/** Addresses within the page and to the files beside it. They can be sent to a colleague, and survive a reload. */

/** Keys with their values; the first says what is shown, the others how. */
export type Address = readonly (readonly [key: string, value: string])[];

/** `#表示=機関&状態=要修正`, percent-encoded. */
export function formatAddress(address: Address): string {
  return `#${address.map(([key, value]) => `${encode(key)}=${encode(value)}`).join("&")}`;
}

/** Whatever stands behind `#`; what is no address is an empty one. */
export function parseAddress(hash: string): Address {
  return hash
    .replace(/^#/u, "")
    .split("&")
    .flatMap((pair) => {
      const at = pair.indexOf("=");
      return at < 1 ? [] : [[decode(pair.slice(0, at)), decode(pair.slice(at + 1))] as const];
    });
}

/** A file of the outputs folder, seen from the page: every part of the path is encoded, so that no name is ever taken for a scheme, a query or a fragment. */
export function fileAddress(path: string): string {
  return path.split("/").map(encode).join("/");
}

/** Halves of letters have no encoding. */
function encode(text: string): string {
  return encodeURIComponent(/[\uD800-\uDFFF]/.test(text) ? text.replace(/\p{Cs}/gu, "\uFFFD") : text);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Who has signed a Windows program. What is checked: that the signed digest is this file's, that the signature over it was made with
 * the key of a certificate in the file, and whose that certificate is. What is not: whether that certificate leads to an authority
 * that Windows trusts, and the time stamp. The pinned digest says that the file is the one of which a person has looked that up.
 */
import { createHash, verify, X509Certificate } from "node:crypto";
import { childrenOf, elementAt, readElement } from "./der.mjs";

const SET = 0x31;
const MESSAGE_DIGEST = "06092a864886f70d010904";

/**
 * The subject's organization of the certificate that a program was signed with.
 *
 * @param {Buffer} program a PE file
 * @throws {Error} when it is not signed, or the signature is not one of this file.
 */
export function publisherOf(program) {
  return signerOf(openProgram(program));
}

/**
 * @param {object} signed
 * @param {Buffer} signed.imageDigest SHA-256 of what is signed of the program
 * @param {Buffer} signed.signature PKCS #7
 * @returns {string}
 * @throws {Error} when the signature is not one of this digest.
 */
export function signerOf({ imageDigest, signature }) {
  const signedData = elementAt(readElement(signature), 1, 0);
  // version, digest algorithms, what is signed, certificates, …, signers
  const [, , content, certificates] = childrenOf(signedData);
  const signer = elementAt(childrenOf(signedData).at(-1) ?? signedData, 0);
  if (content === undefined || certificates === undefined) throw new Error("The signature holds no certificates.");
  const signed = elementAt(content, 1, 0);
  if (!elementAt(signed, 1, 1).content.equals(imageDigest)) throw new Error("The signature is one of another file.");
  // version, whose key, digest algorithm, attributes, algorithm, signature
  const [, issuerAndSerial, , attributes, , encrypted] = childrenOf(signer);
  if (issuerAndSerial === undefined || attributes === undefined || encrypted === undefined)
    throw new Error("The signature has no signed attributes.");
  const serial = elementAt(issuerAndSerial, 1).content;
  const certificate = childrenOf(certificates)
    .map(({ whole }) => new X509Certificate(whole))
    .find(({ serialNumber }) => BigInt(`0x${serialNumber}`) === BigInt(`0x${serial.toString("hex")}`));
  if (certificate === undefined) throw new Error("The signer's certificate is missing.");
  // Signed as a set of its own, though it stands there as a part.
  const asSigned = Buffer.concat([Buffer.from([SET]), attributes.whole.subarray(1)]);
  if (!verify("sha256", asSigned, certificate.publicKey, encrypted.content))
    throw new Error("The signature was not made with the signer's key.");
  const digest = createHash("sha256").update(signed.content).digest();
  const stated = childrenOf(attributes).find(
    (attribute) => elementAt(attribute, 0).whole.toString("hex") === MESSAGE_DIGEST,
  );
  if (stated === undefined || !elementAt(stated, 1, 0).content.equals(digest))
    throw new Error("What was signed is not what stands there.");
  return /^O=(?<organization>.*)$/mu.exec(certificate.subject)?.groups?.["organization"] ?? "";
}

/** The signature, and the digest of all that it covers: the file but its checksum, the place of the signature, and the signature. */
function openProgram(/** @type {Buffer} */ program) {
  const header = program.readUInt32LE(0x3c) + 24;
  if (program.toString("latin1", header - 24, header - 20) !== "PE\0\0" || program.readUInt16LE(header) !== 0x20b)
    throw new Error("This is no 64-bit Windows program.");
  const checksum = header + 64;
  const directory = header + 112 + 4 * 8;
  const start = program.readUInt32LE(directory);
  const size = program.readUInt32LE(directory + 4);
  if (start === 0 || size === 0) throw new Error("The program is not signed.");
  const imageDigest = createHash("sha256")
    .update(program.subarray(0, checksum))
    .update(program.subarray(checksum + 4, directory))
    .update(program.subarray(directory + 8, start))
    .digest();
  // Length, revision and kind come first.
  return { imageDigest, signature: program.subarray(start + 8, start + size) };
}

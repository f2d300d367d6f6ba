/** Loaded before a program (`node --import`): whatever reaches for the network is written down in NETWORK_ATTEMPTS, and fails. */
import dgram from "node:dgram";
import dns from "node:dns";
import { appendFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";

const refuse = (what) => () => {
  appendFileSync(process.env.NETWORK_ATTEMPTS, `${what}\n`);
  throw new Error(`The network was reached for: ${what}.`);
};

// http, https, http2, tls and fetch all connect through a socket.
net.Socket.prototype.connect = refuse("connect");
net.Server.prototype.listen = refuse("listen");
for (const call of ["bind", "connect", "send"]) dgram.Socket.prototype[call] = refuse(`dgram ${call}`);
for (const names of [dns, dns.promises])
  for (const call of ["lookup", "resolve", "resolve4", "resolve6"]) names[call] = refuse(`dns ${call}`);
syncBuiltinESMExports();

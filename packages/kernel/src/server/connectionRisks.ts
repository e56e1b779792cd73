import { statSync } from "node:fs";
import { isIP } from "node:net";
import type { Connection } from "../connection.ts";

/** Group and others. */
const READABLE_BY_OTHERS = 0o044;

function isLoopback(address: string): boolean {
  return isIP(address) === 0 ? address === "localhost" : /^127\.|^::1$/.test(address);
}

/**
 * What about a connection file lets others run code as this user. The kernel works all the same: who wrote the file may have
 * had a reason, as in a container.
 */
export function findConnectionRisks(path: string, { transport, ip, key }: Connection): string[] {
  const risks: string[] = [];
  if (key === "") {
    risks.push(
      `The connection file ${path} has no key: whoever reaches the kernel's ports can run code as this user. Jupyter writes one unless told otherwise.`,
    );
  } else if ((statSync(path).mode & READABLE_BY_OTHERS) !== 0) {
    risks.push(
      `Others on this machine can read the connection file ${path}, and with its key run code as this user. Make it yours alone: chmod 600.`,
    );
  }
  if (transport === "tcp" && !isLoopback(ip)) {
    risks.push(
      `The connection file ${path} has the kernel listen on ${ip}, which other machines may reach, and messages are signed but not encrypted. 127.0.0.1 is this machine only.`,
    );
  }
  return risks;
}

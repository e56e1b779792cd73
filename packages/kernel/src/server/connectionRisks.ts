import { statSync } from "node:fs";
import type { Connection } from "../connection.ts";

/** Group and others. */
const READABLE_BY_OTHERS = 0o044;

/** Other machines cannot reach it. A name such as 127.example.org is none. */
const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|localhost)$/;

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
  if (transport === "tcp" && !LOOPBACK.test(ip)) {
    risks.push(
      `The connection file ${path} has the kernel listen on ${ip}, which other machines may reach, and messages are signed but not encrypted. 127.0.0.1 is this machine only.`,
    );
  }
  return risks;
}

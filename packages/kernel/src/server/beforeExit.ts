/** Has this called last of all when `process.exit` ends the process: after the listeners that cells may have added to "exit". */
export function beforeExit(callLast: (code: number) => void): void {
  const host = process as unknown as { reallyExit(code: number): never };
  const original = host.reallyExit;
  host.reallyExit = (code) => {
    callLast(code);
    return original.call(process, code);
  };
}

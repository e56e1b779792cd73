/** Starts the kernel that its argument describes, prints the ids of its processes, and then waits to be killed. */
import { KernelClient, type KernelSpec } from "@slope/kernel";

const [spec, cwd, code] = JSON.parse(process.argv[2]!) as [KernelSpec, string, string];
const kernel = await KernelClient.start(spec, { cwd });
void kernel.execute(code, {
  onOutput: (output) => {
    if (output.type === "stream") console.log(`${kernel.pid} ${output.text}`);
  },
});

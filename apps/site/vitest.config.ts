import { testsIn } from "../../vitest.base.ts";

export default testsIn(["src/**/*.test.ts", "test/**/*.test.ts"], "test");

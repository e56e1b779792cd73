import { testsIn } from "../../vitest.base.ts";

export default testsIn(["e2e/**/*.test.ts"], "e2e");

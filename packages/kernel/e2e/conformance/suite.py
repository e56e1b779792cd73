"""Runs jupyter_kernel_test against the kernel named on the command line; prints one JSON line for each test."""

import json
import sys
import unittest

import jupyter_kernel_test

kernel_name = sys.argv[1]

# Long, because it only guards against waiting for ever.
PATIENCE_S = 60
jupyter_kernel_test.TIMEOUT = PATIENCE_S


class SlopeKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = kernel_name
    language_name = "typescript"
    file_extension = ".ts"
    code_hello_world = "console.log('hello, world')"
    code_stderr = "console.error('a word of warning')"
    completion_samples = [
        {"text": "Math.sqr", "matches": {"sqrt", "SQRT1_2", "SQRT2"}},
        {"text": "'word'.toUpperC", "matches": {"toUpperCase"}},
        {"text": "const nothingStartsLikeThis = zzqq"},
    ]
    complete_code_samples = ["1 + 1", "const f = (n: number): number => 2 * n;", "await Promise.resolve(1)"]
    incomplete_code_samples = ["for (const n of [1, 2]) {", "console.log(", "`a template", "/* a comment"]
    invalid_code_samples = ["1 1 1", "const const = 2;"]
    code_generate_error = "throw new RangeError('as asked')"
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "({ word: 'a', list: [1, null] })", "result": "{ word: 'a', list: [ 1, null ] }"},
        {"code": "await Promise.resolve('later')", "result": "'later'"},
        {
            "code": "({ [Symbol.for('Jupyter.display')]: () => ({ 'text/html': '<b>bold</b>' }) })",
            "mime": "text/html",
            "result": "<b>bold</b>",
        },
    ]
    code_display_data = [
        {"code": "import { display } from 'tslab';\ndisplay.html('<b>bold</b>');", "mime": "text/html"},
        {"code": "display.raw('image/svg+xml', '<svg/>');", "mime": "image/svg+xml"},
    ]
    supported_history_operations = ("tail", "range", "search")
    code_history_pattern = "6 ? 7"
    code_inspect_sample = "Math.sqrt"
    code_clear_output = "console.log('draft');\nclearOutput();\nconsole.log('final');"

    @classmethod
    def setUpClass(cls):
        cls.km, cls.kc = jupyter_kernel_test.start_new_kernel(
            kernel_name=cls.kernel_name, startup_timeout=PATIENCE_S
        )
        # The suite gives a message on iopub a tenth of a second, which a busy machine may well take.
        get_msg = cls.kc.iopub_channel.get_msg
        cls.kc.iopub_channel.get_msg = lambda timeout=None: get_msg(timeout=PATIENCE_S)

    def flush_channels(self):
        """All that was under way has come once the kernel has answered this and said that it is idle."""
        last = self.kc.kernel_info()
        for get in (lambda: self.kc.get_shell_msg(timeout=PATIENCE_S), self.kc.iopub_channel.get_msg):
            while True:
                message = get()
                jupyter_kernel_test.validate_message(message)
                if message["parent_header"].get("msg_id") != last:
                    continue
                if message["msg_type"] == "kernel_info_reply":
                    break
                if message["content"].get("execution_state") == "idle":
                    break


class SlopeWelcomeTests(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = kernel_name


class JsonResult(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.outcomes = {}

    def note(self, test, outcome, detail=""):
        # A failed part counts more than what its test says afterwards.
        if self.outcomes.get(test.id(), {}).get("outcome") != "failed":
            name = test.id().rsplit(".", 1)[-1]
            self.outcomes[test.id()] = {"name": name, "outcome": outcome, "detail": detail}

    def addSuccess(self, test):
        self.note(test, "passed")

    def addSkip(self, test, reason):
        self.note(getattr(test, "test_case", test), "skipped", reason)

    def addFailure(self, test, err):
        self.note(test, "failed", self._exc_info_to_string(err, test))

    addError = addFailure

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self.note(test, "failed", f"{subtest}\n{self._exc_info_to_string(err, test)}")


suite = unittest.TestSuite(
    unittest.defaultTestLoader.loadTestsFromTestCase(case) for case in (SlopeKernelTests, SlopeWelcomeTests)
)
result = JsonResult()
suite.run(result)
for outcome in result.outcomes.values():
    print(json.dumps(outcome))

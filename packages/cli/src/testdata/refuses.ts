import assert from "node:assert/strict";
import { checkWith, type Mistake } from "./wrongSettings.ts";

/**
 * A test that `plinth settings check` refuses `dev` with these mistakes: exactly these problems, all at once, exit code 1,
 * and no stack.
 *
 * @param problems each as printed: where, path, rule, value, fix.
 */
export function refuses(what: string, mistakes: Mistake | readonly Mistake[], problems: readonly string[]): void {
    it(`refuses ${what}`, async () => {
        const { code, out, err } = await checkWith(...[mistakes].flat());
        const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
        assert.deepEqual(err.split("\n"), [`environment "dev": ${count}`, ...problems.map((problem) => `  - ${problem}`), ""]);
        assert.equal(code, 1);
        assert.equal(out, "");
        assert.doesNotMatch(err, /^ {4}at /m);
    });
}

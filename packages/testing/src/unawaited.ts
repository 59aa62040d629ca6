import { Rejections } from "./rejections.ts";

/**
 * Fails a test that ended while an assertion nobody awaited failed: mocha drops the rejection, so that
 * `made.result.id.apply((id) => assert.equal(id, "wrong"))` without `await` would pass. Mocha then stops the whole run,
 * as it does whenever a hook fails.
 */
export function guardUnawaited(hooks: {
    beforeEach(run: () => void): void;
    afterEach(run: () => Promise<void>): void;
}): void {
    let rejections: Rejections | undefined;
    hooks.beforeEach(() => {
        rejections = new Rejections();
    });
    hooks.afterEach(async () => {
        const reasons = (await rejections?.stop()) ?? [];
        rejections = undefined;
        if (reasons.length === 0) return;
        const what = reasons.map((reason) => (reason instanceof Error ? reason.message : String(reason))).join("\n");
        throw new Error(
            `something failed that the test did not wait for; return or await it, or use known(output)\n${what}`,
        );
    });
}

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { anchorOf, type Code, type CodeEntry, codes, CODES_PAGE, isBlocked, recoveryOf } from "./codes.ts";

const page = readFileSync(join(import.meta.dirname, "../../../..", CODES_PAGE), "utf8");
const entries = Object.entries(codes) as [Code, CodeEntry][];

describe("codes of a delivery", () => {
    for (const [code, { meaning, recovery }] of entries) {
        it(`${code} has recovery text and a place on the page, with the same words`, () => {
            assert.match(code, /^[A-Z]+(_[A-Z]+)+$|^[A-Z]+$/);
            assert.match(meaning, /^[A-Z].*\.$/);
            assert.ok(recovery.length > 20);
            const section = page.split(/^## /m).find((part) => part.startsWith(`${code}\n`)) ?? "";
            assert.ok(section.includes(meaning) && section.includes(recovery), `${code} in ${CODES_PAGE}`);
            assert.ok(section.includes(`Exit code ${isBlocked(code) ? 2 : code === "INTERRUPTED" ? 130 : 1}`), code);
        });
    }

    it("are all there is on the page", () => {
        const headings = [...page.matchAll(/^## ([A-Z_]+)$/gm)].map(([, name]) => name);
        assert.deepEqual(
            headings,
            entries.map(([code]) => code),
        );
    });

    it("name the environment in what they say to do", () => {
        assert.match(recoveryOf("STACK_LOCKED", "prod"), /pulumi cancel --stack prod .* plinth refresh prod/);
        assert.equal(anchorOf("STACK_LOCKED"), "docs/deploy-codes.md#stack_locked");
    });

    it("keep their names: journals and alerts go by them", () => {
        assert.deepEqual(Object.keys(codes), [
            "ENGINE_MISSING",
            "RUN_IN_PROGRESS",
            "FROZEN",
            "UPSTREAM_NOT_DEPLOYED",
            "DEPENDANTS_DEPLOYED",
            "STACK_LOCKED",
            "PREVIEW_FAILED",
            "POLICY_BLOCKED",
            "DANGER_REFUSED",
            "CONFIRMATION_REQUIRED",
            "DECLINED",
            "CHECKPOINT_FAILED",
            "PLAN_REFUSED",
            "PLAN_VIOLATED",
            "UP_FAILED",
            "DESTROY_FAILED",
            "REFRESH_FAILED",
            "VERIFY_FAILED",
            "ROLLBACK_REFUSED",
            "STATE_RESTORE_REFUSED",
            "DRIFT_FOUND",
            "DRIFT_UNKNOWN",
            "INTERRUPTED",
            "UPSTREAM_FAILED",
        ]);
    });
});

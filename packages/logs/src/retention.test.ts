import assert from "node:assert/strict";
import { checkRetention, RETENTION_DAYS } from "./retention.ts";

describe("a log group's retention", () => {
    it("may be any number of days CloudWatch Logs takes, or left to the default", () => {
        for (const days of [undefined, ...RETENTION_DAYS])
            assert.deepEqual(checkRetention("logRetentionDays", days), []);
    });

    it("refuses another number of days, and offers the next longer one", () => {
        const [problem, ...rest] = checkRetention("logRetentionDays", 100);
        assert.deepEqual(rest, []);
        assert.deepEqual([problem?.path, problem?.value, problem?.fix], [["logRetentionDays"], 100, "write 120"]);
    });

    it("refuses more than ten years, and offers the longest", () => {
        assert.equal(checkRetention("logRetentionDays", 5000)[0]?.fix, "write 3653");
    });
});

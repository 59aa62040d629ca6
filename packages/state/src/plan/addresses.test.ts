import assert from "node:assert/strict";
import { ENVIRONMENT_NAME_LENGTH } from "@plinth/core/settings";
import fc from "fast-check";
import { stateBucketName } from "./addresses.ts";

describe("the name of a state bucket", () => {
    it("is a bucket's name for every project and environment there may be, and unlike any other", () => {
        const word = fc.stringMatching(/^[a-z][a-z0-9]{0,9}$/);
        const environment = fc.stringMatching(new RegExp(`^[a-z][a-z0-9]{0,${ENVIRONMENT_NAME_LENGTH - 1}}$`));
        const account = fc.stringMatching(/^\d{12}$/);
        fc.assert(
            fc.property(word, environment, account, (...parts) => {
                const name = stateBucketName(...parts);
                assert.match(name, /^[a-z0-9](?!.*--)[a-z0-9-]{1,61}[a-z0-9]$/);
                assert.ok(name.endsWith(`-state-${parts[2]}`));
            }),
        );
    });
});

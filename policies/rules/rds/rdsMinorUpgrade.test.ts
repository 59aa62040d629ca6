import assert from "node:assert/strict";
import { correction } from "../../tests/correction.ts";
import { resource } from "../../tests/example.ts";
import { rdsDeletionProtection } from "./rdsDeletionProtection.ts";
import { rdsMinorUpgrade } from "./rdsMinorUpgrade.ts";

const database = resource("aws:rds/instance:Instance", "db", { autoMinorVersionUpgrade: false });

describe("the corrections of databases", () => {
    it("take minor versions", () => {
        assert.deepEqual(correction(rdsMinorUpgrade, database), { autoMinorVersionUpgrade: true });
    });

    it("protect from deletion, and leave the final snapshot to the program, which has to name it", () => {
        assert.deepEqual(correction(rdsDeletionProtection, database), { deletionProtection: true });
    });
});

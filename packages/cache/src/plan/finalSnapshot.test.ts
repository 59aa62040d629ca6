import assert from "node:assert/strict";
import { finalSnapshotIdentifier, type GroupIdentity } from "./finalSnapshot.ts";

const sessions: GroupIdentity = {
    replicationGroupId: "plinth-prod-sessions",
    keyId: "6f1c3c7e-0000-4000-8000-000000000000",
    subnetGroup: "cache-sessions-subnets-1a2b3c4",
    port: 6379,
};

describe("finalSnapshotIdentifier", () => {
    it("is the same as long as the group is", () => {
        assert.equal(finalSnapshotIdentifier(sessions), finalSnapshotIdentifier({ ...sessions }));
        assert.match(finalSnapshotIdentifier(sessions), /^plinth-prod-sessions-final-[0-9a-f]{8}$/);
    });

    it("is another one after each change that replaces the group, and after the cache was made again", () => {
        const changed = [
            sessions,
            { ...sessions, keyId: "6f1c3c7e-0000-4000-8000-000000000001" },
            { ...sessions, subnetGroup: "cache-sessions-subnets-5d6e7f8" },
            { ...sessions, port: 6380 },
        ];
        assert.equal(new Set(changed.map(finalSnapshotIdentifier)).size, 4);
    });
});

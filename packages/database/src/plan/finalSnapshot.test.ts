import assert from "node:assert/strict";
import fc from "fast-check";
import { finalSnapshotIdentifier, type InstanceIdentity } from "./finalSnapshot.ts";

const orders: InstanceIdentity = {
    identifier: "plinth-prod-orders",
    keyId: "6f1c3c7e-0000-4000-8000-000000000000",
    databaseName: "app",
    masterUsername: "master",
};

describe("finalSnapshotIdentifier", () => {
    it("is the same as long as the instance is", () => {
        assert.equal(finalSnapshotIdentifier(orders), finalSnapshotIdentifier({ ...orders }));
        assert.match(finalSnapshotIdentifier(orders), /^plinth-prod-orders-final-[0-9a-f]{8}$/);
    });

    it("is another one once the database was deleted and made again, with a key of its own", () => {
        fc.assert(
            fc.property(fc.uuid(), fc.uuid(), (one, other) => {
                fc.pre(one !== other);
                const first = finalSnapshotIdentifier({ ...orders, keyId: one });
                assert.notEqual(first, finalSnapshotIdentifier({ ...orders, keyId: other }));
            }),
        );
    });

    it("is another one after each change that replaces the instance", () => {
        const names = [orders, { ...orders, databaseName: "orders" }, { ...orders, masterUsername: "owner" }].map(
            finalSnapshotIdentifier,
        );
        assert.equal(new Set(names).size, 3);
    });
});

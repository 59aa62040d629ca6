import assert from "node:assert/strict";
import { overlay } from "./disposable.ts";

describe("settings of what is thrown away", () => {
    it("are laid over every entry of a map or list, deep, and leave everything else as it is", () => {
        const data = {
            instances: { orders: { size: 20, backups: { retentionDays: 7, plan: {} } }, audit: {} },
            lists: [{ keep: true, name: "a" }],
            other: 1,
        };
        const over = {
            instances: { "*": { protect: false, backups: { finalSnapshot: false, plan: null } } },
            lists: { "*": { keep: false } },
        };
        assert.deepEqual(overlay(data, over), {
            instances: {
                orders: { size: 20, protect: false, backups: { retentionDays: 7, finalSnapshot: false } },
                audit: { protect: false, backups: { finalSnapshot: false } },
            },
            lists: [{ keep: false, name: "a" }],
            other: 1,
        });
        assert.equal((data.instances.orders as { protect?: boolean }).protect, undefined, "the source is changed");
    });

    it("are made where the source says nothing, and not where it has a switch", () => {
        assert.deepEqual(overlay({}, { flowLogs: { protect: false }, instances: { "*": { protect: false } } }), {
            flowLogs: { protect: false },
            instances: {},
        });
        assert.deepEqual(overlay({ flowLogs: false }, { flowLogs: { protect: false } }), { flowLogs: false });
    });
});

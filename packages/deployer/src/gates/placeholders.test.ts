import assert from "node:assert/strict";
import { results, Shop } from "../testdata/shop.ts";
import { placeholdersIn } from "./placeholders.ts";

const WHY = "layer cache needs outputs of layer network, which is not deployed in environment dev. Fix: deploy it";
/** As a program of a layer says it; the real engine's test has its own words. */
const warning = (name: string): string =>
    `plinth:core:Upstream::network-upstream: placeholder ${name}: ${WHY}. What is made from it is unknown in this preview, and an update refuses to begin`;

describe("placeholders of a preview", () => {
    it("are read from what programs of layers say, each once, with what to do", () => {
        const warnings = [
            warning("network.vpcId"),
            "something else",
            warning("network.cidr"),
            warning("network.vpcId"),
        ];
        assert.deepEqual(placeholdersIn(warnings), [
            { name: "network.cidr", why: WHY },
            { name: "network.vpcId", why: WHY },
        ]);
        assert.deepEqual(placeholdersIn(["a placeholder of nothing", "placeholder: none"]), []);
    });

    it("refuses to deploy what was previewed with them, before a state is kept or anything changes", async () => {
        const shop = new Shop();
        shop.engine.programs["plinth-cache"] = () => ({
            resources: { sessions: {} },
            warnings: [warning("network.isolatedSubnetIds")],
        });
        const { report, around, calls } = await shop.run();
        assert.deepEqual(results(report), {
            network: "done",
            database: "done",
            cache: "failed UPSTREAM_NOT_DEPLOYED",
            cluster: "skipped UPSTREAM_FAILED",
        });
        assert.equal(report.layers[2]?.reason, `network.isolatedSubnetIds: ${WHY}`);
        assert.equal(calls.includes("up plinth-cache"), false);
        const gate = around.entries.find((entry) => entry.event === "gate" && entry.gate === "upstream");
        assert.ok(gate?.event === "gate" && gate.decision === "refuse" && gate.layer === "cache");
    });
});

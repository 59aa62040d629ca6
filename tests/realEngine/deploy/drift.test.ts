import assert from "node:assert/strict";
import { parseChanged } from "@plinth/cloud/provider";
import type { DriftReport } from "@plinth/deployer";
import { needsPulumi } from "../skip.ts";
import { AWS_LAYERS, Deployed } from "./deployed.ts";

const PEOPLE = "the finance tool writes it";

describe("drift of a sandbox, found by plinth on the real engine", function () {
    this.timeout(300_000);
    needsPulumi();
    let deployed: Deployed;

    before(async function () {
        deployed = await Deployed.start();
        deployed.copy.keepLayers("sandbox", AWS_LAYERS);
        const { code, report } = await deployed.run("up", "sandbox", "--yes");
        assert.equal(code, 0, JSON.stringify(report));
    });

    after(() => {
        deployed?.remove();
    });

    function change(...texts: readonly string[]): void {
        for (const text of texts) {
            const parsed = parseChanged(text);
            assert.ok("kind" in parsed, text);
            deployed.providers.outside.add(parsed);
        }
    }

    async function drift(): Promise<{ code: number; report: DriftReport; found: string[] }> {
        const { code, stdout, stderr } = await deployed.start(["drift", "sandbox", "--format", "json"]).ended;
        assert.ok(stdout.startsWith("{"), stderr);
        const report = JSON.parse(stdout) as DriftReport;
        const found = report.stacks.flatMap(({ resources }) =>
            resources.flatMap(({ name, kind, real, properties }) =>
                properties.length === 0
                    ? [`${kind} ${name}`]
                    : properties.map(
                          ({ property, inState = "-", inCloud = "-" }) =>
                              `${real ? kind : "benign"} ${name} ${property} ${inState} ${inCloud}`,
                      ),
            ),
        );
        return { code, report, found };
    }

    it("is none after an up, whoever holds the lock, and neither state nor cloud is touched", async () => {
        const before = [deployed.files(), deployed.providers.made().length];
        deployed.lock("plinth", "sandbox", {
            pid: 1,
            username: "bob",
            hostname: "desk",
            timestamp: "2026-01-02T03:04:05Z",
        });
        const { code, report, found } = await drift();
        deployed.unlock("plinth", "sandbox");
        assert.deepEqual([code, report.result, found], [0, "none", []]);
        assert.ok((report.stacks[0]?.read ?? 0) > 100);
        assert.deepEqual([deployed.files(), deployed.providers.made().length], before);
    });

    it("is what somebody deleted, and each property they changed, but none that the program leaves to others", async () => {
        change(
            "tags.Owner=somebody@network-vpc",
            "retentionInDays=1@network-flow-logs",
            "scalingConfig.desiredSize=2@aws:eks/nodeGroup:NodeGroup",
        );
        deployed.providers.outside.add({ kind: "deleted", resource: "network-public-internet", text: "route" });
        const before = deployed.files();
        const { code, report, found } = await drift();
        assert.deepEqual([code, report.code], [2, "DRIFT_FOUND"]);
        assert.deepEqual(found, [
            "deleted network-public-internet",
            "changed network-flow-logs retentionInDays 7 1",
            "changed network-vpc tags.Owner - somebody",
        ]);
        assert.deepEqual(deployed.files(), before);
        deployed.providers.outside.putBack(report.stacks[0]?.resources[0]?.urn ?? "");
    });

    it("is benign where the settings declare it, and where AWS upgrades by itself", async () => {
        const entry = (resource: string, property: string): string =>
            `    - { resource: "${resource}", property: ${property}, reason: ${PEOPLE}, until: 2199-12-31 }\n`;
        const entries = `drift:\n  benign:\n${entry("aws:ec2/vpc:Vpc::network-vpc", "tags")}${entry("*::network-flow-logs", "retentionInDays")}`;
        deployed.copy.edit("environments/sandbox/environment.yaml", /^policy:/m, `${entries}policy:`);
        change("engineVersion=17.99@aws:rds/instance:Instance");
        const { code, report, found } = await drift();
        assert.deepEqual([code, report.result], [0, "benign"], JSON.stringify(report.stacks));
        assert.deepEqual(found.map((line) => line.split(" ").slice(0, 3).join(" ")).sort(), [
            "benign database-orders-instance engineVersion",
            "benign network-flow-logs retentionInDays",
            "benign network-vpc tags.Owner",
        ]);
    });

    it("is not known where something cannot be read, and told all the same", async () => {
        deployed.providers.outside.add({ kind: "deleted", resource: "aws:ec2/subnet:Subnet", text: "subnets" });
        deployed.providers.outside.add({ kind: "unreadable", resource: "network-flow-logs-key", text: "key" });
        const { code, report, found } = await drift();
        assert.deepEqual([code, report.code], [1, "DRIFT_UNKNOWN"]);
        assert.equal(found.filter((line) => line.startsWith("deleted")).length, 6);
        assert.ok(found.includes("unreadable network-flow-logs-key") && found.includes("deleted network-private-az1"));
    });
});

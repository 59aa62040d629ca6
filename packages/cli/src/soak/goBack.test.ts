import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SoakReport } from "@plinth/deployer";
import { FakeProbes } from "@plinth/deployer/fake";
import { RollbackFixture } from "../testdata/rollbackFixture.ts";
import type { SoakOptions } from "./arguments.ts";
import { watch } from "./command.ts";

const arn = "arn:aws:cloudwatch:eu-west-1:111111111111:alarm:errors";
const alarm = {
    urn: "urn:pulumi:layered::plinth-app::aws:cloudwatch/metricAlarm:MetricAlarm::errors",
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    custom: true,
    outputs: { name: "errors", arn, period: 60, evaluationPeriods: 5 },
};

describe("plinth soak --go-back", () => {
    let shop: RollbackFixture;
    let probes: FakeProbes;

    beforeEach(async () => {
        shop = new RollbackFixture();
        shop.delivery("{ rollback: automatic }");
        shop.repository.commit("going back by itself");
        await shop.deploy();
        await shop.release("sha256:b");
        shop.engine.exportCheckpoint = async () => ({ version: 3, deployment: { resources: [alarm] } });
        probes = new FakeProbes();
        probes.alarmStates = fires();
    });

    /** In ALARM when the soak looks, and quiet as soon as anything was done about it. */
    const fires = (): FakeProbes["alarmStates"] => [
        [{ arn, state: "ALARM", since: new Date().toISOString() }],
        [{ arn, state: "OK" }],
    ];

    afterEach(() => {
        shop.dispose();
    });

    async function soak(options: Partial<SoakOptions> = {}): Promise<{ code: number; report: SoakReport }> {
        const host = shop.fresh();
        const code = await watch(
            "layered",
            { format: "json", ...options },
            host,
            async () => shop.engine,
            async () => probes,
        );
        return { code, report: JSON.parse(host.out()) as SoakReport };
    }

    it("puts the release of before back, as a run of its own that nobody was asked about: 2, since an alarm fired", async () => {
        const { code, report } = await soak({ goBack: true });
        assert.deepEqual([code, report.result, report.back?.result], [2, "fired", "done"]);
        assert.equal(await shop.image(), "sha256:a");
        const journal = readFileSync(join(shop.repository.root, ".plinth/deployments/layered/journal.jsonl"), "utf8");
        const lines = journal.trim().split("\n");
        const start = lines
            .map((line) => JSON.parse(line) as { event: string; correlationId: string; [field: string]: unknown })
            .find(({ event, correlationId }) => event === "start" && correlationId === report.back?.run);
        assert.deepEqual(
            [start?.["verb"], start?.["rollbackOf"], (start?.["rollback"] as { automatic: boolean }).automatic],
            ["rollback", report.deployment, true],
        );
        assert.match(shop.host.err(), /The settings of app still name the release that was gone back from/);
    });

    it("is asked twice and goes back once: what fires after a rollback is left to people", async () => {
        await soak({ goBack: true });
        probes.alarmStates = fires();
        const { report } = await soak({ goBack: true });
        assert.deepEqual([report.back?.automatic, report.back?.result], [false, undefined]);
        assert.equal(await shop.image(), "sha256:a");
    });

    it("changes nothing without it, and says what would", async () => {
        const { code, report } = await soak();
        assert.deepEqual([code, report.back?.automatic, report.back?.result], [2, true, undefined]);
        assert.equal(await shop.image(), "sha256:b");
        probes.alarmStates = fires();
        const host = shop.fresh();
        await watch(
            "layered",
            { format: "text" },
            host,
            async () => shop.engine,
            async () => probes,
        );
        assert.match(
            host.out(),
            /^May go back by itself, .*: npx plinth soak layered --go-back, or: npx plinth rollback/m,
        );
    });

    it("changes nothing where it is quiet, or the settings leave it to people", async () => {
        probes.alarmStates = [[{ arn, state: "OK" }]];
        assert.deepEqual((await soak({ goBack: true, minutes: 0 })).report.back, undefined);
        probes.alarmStates = fires();
        shop.repository.edit("environments/layered/environment.yaml", "rollback: automatic", "rollback: manual");
        const { code, report } = await soak({ goBack: true });
        assert.deepEqual([code, report.back?.automatic], [2, false]);
        assert.match(report.back?.reason ?? "", /delivery\.rollback: manual/);
        assert.equal(await shop.image(), "sha256:b");
    });

    it("is held up by a freeze, as a person is: 2, and the command is said", async () => {
        shop.repository.edit(
            "environments/layered/environment.yaml",
            "rollback: automatic",
            'rollback: automatic, freeze: [{ from: "2020-01-01", to: "2199-12-31", reason: a test }]',
        );
        const { code, report } = await soak({ goBack: true });
        assert.deepEqual([code, report.back?.result], [2, "blocked"]);
        assert.equal(await shop.image(), "sha256:b");
    });

    it("ends with 1 where the release of before could not be put back", async () => {
        shop.engine.fail("up plinth-app", { failure: { kind: "failed", errors: ["AccessDenied"] } });
        const { code, report } = await soak({ goBack: true });
        assert.deepEqual([code, report.back?.result], [1, "failed"]);
    });
});

import assert from "node:assert/strict";
import { FakeMutes, FakeProbes, fakeSurroundings } from "../fake/index.ts";
import { deliver } from "../run/deliver.ts";
import { soak } from "../soak/soak.ts";
import { AppShop, rollbackRequest } from "../testdata/appShop.ts";
import { results, Shop } from "../testdata/shop.ts";
import { alarm, alarmArn, checkpointOf } from "../verify/testdata/state.ts";
import type { VerifySettings } from "../verify/settings.ts";

const TOPIC = "arn:aws:sns:eu-west-1:111111111111:on-call";
const muteWhileDeploying = { minutes: 30, severities: ["page", "ticket", "log"] };
const delivery = { freeze: [], muteWhileDeploying };
const denied = { failure: { kind: "failed", errors: ["AccessDenied: not allowed"] } } as const;

function telling(name: string, Severity: string, more: object = {}): object {
    return alarm(name, { alarmActions: [TOPIC], tags: { Severity }, ...more });
}

describe("alarms while an environment is deployed", () => {
    let shop: Shop;
    let mutes: FakeMutes;
    /** Alarms by project. */
    let alarms: Record<string, object[]>;

    beforeEach(() => {
        shop = new Shop();
        mutes = new FakeMutes();
        alarms = {
            "plinth-network": [telling("nat", "ticket")],
            "plinth-database": [telling("storage", "page"), telling("cpu", "ticket")],
            "plinth-cache": [telling("memory", "page")],
            "plinth-cluster": [telling("nodes", "page", { tags: { Severity: "page", Service: "orders" } })],
        };
        const { engine } = shop;
        const checkpoint = engine.exportCheckpoint.bind(engine);
        engine.exportCheckpoint = async (address) => {
            const own = alarms[address.project] ?? [];
            const exported = (await checkpoint(address)) as { deployment: { resources: object[] } };
            return checkpointOf(...exported.deployment.resources, ...own);
        };
    });

    const namesOf = (): [string, string[], number][] =>
        mutes.opened.map(({ name, alarms: own, minutes }) => [name, own.map((one) => one.name), minutes]);

    it("are told as ever where the settings say nothing", async () => {
        await shop.run({}, {}, { mutes });
        assert.deepEqual(mutes.opened, []);
    });

    it("are quiet where they watch what is changed or what needs it, pages for a quarter of an hour at most", async () => {
        await shop.run();
        shop.database = { storageEncrypted: true, size: 2 };
        const { report } = await shop.run({ delivery }, {}, { mutes });
        assert.equal(results(report)["database"], "done");
        assert.deepEqual(namesOf(), [
            ["plinth-dev-deploying-pages", ["nodes", "storage"], 15],
            ["plinth-dev-deploying-rest", ["cpu"], 30],
        ]);
        assert.deepEqual(mutes.opened[0]?.alarms[0], {
            name: "nodes",
            arn: alarmArn("nodes"),
            severity: "page",
            service: "orders",
        });
    });

    it("are quiet from before the first change until after the last, and no longer", async () => {
        await shop.run();
        shop.database = { storageEncrypted: true, size: 2 };
        const open: [string, number][] = [];
        shop.engine.during = (call) => void open.push([call, mutes.windows.size]);
        await shop.run({ delivery, asked: ["database"] }, {}, { mutes });
        assert.deepEqual(open, [
            ["preview plinth-database", 0],
            ["up plinth-database", 2],
        ]);
        assert.equal(mutes.windows.size, 0);
    });

    it("stay as they are where nothing is changed, or only looked at", async () => {
        await shop.run();
        await shop.run({ delivery }, {}, { mutes });
        await shop.run({ delivery, verb: "refresh" }, {}, { mutes });
        assert.deepEqual(mutes.opened, []);
    });

    it("are quiet while an environment is destroyed, and while a release is rolled back", async () => {
        await shop.run();
        await shop.run({ delivery, verb: "destroy", confirm: "dev" }, {}, { mutes });
        assert.equal(mutes.opened[0]?.alarms.length, 3);
        assert.match(mutes.opened[0].reason, /^plinth destroy dev: .*network.* \(run-1\)$/);

        const app = new AppShop();
        const exported = app.engine.exportCheckpoint.bind(app.engine);
        app.engine.exportCheckpoint = async (address) => {
            const { deployment } = (await exported(address)) as { deployment: { resources: object[] } };
            return checkpointOf(...deployment.resources, telling(`${address.project}-slow`, "page"));
        };
        await app.run();
        app.digest = "sha256:b";
        await app.run();
        const back = new FakeMutes();
        const releases = { app: { "image.digest": "sha256:a" } };
        const request = shop.request({ layers: app.layers(), asked: ["app"], rollback: rollbackRequest(), releases });
        const around = { ...fakeSurroundings(app.engine), mutes: back };
        const report = await deliver({ ...request, delivery, policyPacks: [] }, around);
        assert.equal(report.result, "done");
        assert.deepEqual(
            back.opened.map(({ reason, alarms: own }) => [reason, own.map(({ name }) => name)]),
            [["plinth rollback dev: app (run-1)", ["plinth-app-slow"]]],
        );
        assert.equal(back.windows.size, 0);
    });

    it("are told again when the deployment fails, and when it is stopped", async () => {
        await shop.run();
        shop.database = { storageEncrypted: true, size: 2 };
        shop.engine.fail("up plinth-database", denied);
        assert.equal((await shop.run({ delivery }, {}, { mutes })).report.result, "failed");
        assert.equal(mutes.windows.size, 0);
        const stop = new AbortController();
        shop.engine.during = (call) => {
            if (call.startsWith("up")) stop.abort();
        };
        const stopped = await shop.run({ delivery }, {}, { mutes, signal: stop.signal });
        assert.equal(stopped.report.result, "interrupted");
        assert.equal(mutes.windows.size, 0);
        assert.equal(mutes.closed.length, 4);
    });

    it("leave no silence behind when the run is killed: every window has an end of its own, from the next minute on", async () => {
        await shop.run();
        shop.database = { storageEncrypted: true, size: 2 };
        await shop.run({ delivery }, { now: "2026-11-23T10:00:30Z" }, { mutes });
        for (const { from, minutes } of mutes.opened) {
            assert.equal(from.toISOString(), "2026-11-23T10:01:00.000Z");
            assert.ok(minutes <= 30);
        }
    });

    it("are not kept quiet for longer by one run after the other", async () => {
        await shop.run();
        shop.database = { storageEncrypted: true, size: 2 };
        await shop.run({ delivery }, {}, { mutes });
        const [killed] = mutes.opened;
        assert.ok(killed !== undefined);
        mutes.windows.set(killed.name, killed);
        mutes.opened.length = 0;
        shop.database = { storageEncrypted: true, size: 3 };
        const { around } = await shop.run({ delivery }, {}, { mutes });
        assert.deepEqual(
            mutes.opened.map(({ name }) => name),
            ["plinth-dev-deploying-rest"],
        );
        assert.ok(
            around.said.some((line) => line.includes("is open already, from another run, and is not made longer")),
        );
        assert.equal(mutes.windows.size, 0);
    });

    for (const [what, missing] of [
        ["where the tool is missing", { missing: "the AWS CLI on PATH" }],
        ["where muting breaks", new Error("boom")],
    ] as const)
        it(`are told as ever ${what}: it is said, and the deployment goes on`, async () => {
            await shop.run();
            shop.database = { storageEncrypted: true, size: 2 };
            mutes.missing = missing;
            const { report, around } = await shop.run({ delivery }, {}, { mutes });
            assert.equal(results(report)["database"], "done");
            const text = missing instanceof Error ? missing.message : missing.missing;
            assert.ok(around.said.some((line) => line.includes(text)));
            const noted = around.entries.filter((entry) => entry.event === "mute");
            assert.ok(noted.length > 0 && noted.every((entry) => entry.event === "mute" && entry.step === "failed"));
        });

    it("stand in the journal, window by window", async () => {
        await shop.run();
        shop.database = { storageEncrypted: true, size: 2 };
        const { around } = await shop.run({ delivery }, {}, { mutes });
        const noted = around.entries.flatMap((entry) => (entry.event === "mute" ? [entry] : []));
        assert.deepEqual(
            noted.map(({ window, step }) => [window, step]),
            [
                ["plinth-dev-deploying-pages", "opened"],
                ["plinth-dev-deploying-rest", "opened"],
                ["plinth-dev-deploying-pages", "closed"],
                ["plinth-dev-deploying-rest", "closed"],
            ],
        );
        assert.deepEqual(noted[0]?.alarms, ["nodes", "storage"]);
        assert.equal(Date.parse(noted[0].until ?? "") - Date.parse(noted[0].from ?? ""), 15 * 60_000);
    });

    it("fit into windows of a hundred, as many as a rule may have", async () => {
        alarms = {
            "plinth-database": Array.from({ length: 205 }, (_, index) => telling(`a${1000 + index}`, "page")),
        };
        await shop.run();
        shop.database = { storageEncrypted: true, size: 2 };
        await shop.run({ delivery }, {}, { mutes });
        assert.deepEqual(
            mutes.opened.map(({ name, alarms: own }) => [name, own.length]),
            [
                ["plinth-dev-deploying-pages", 100],
                ["plinth-dev-deploying-pages-2", 100],
                ["plinth-dev-deploying-pages-3", 5],
            ],
        );
    });

    it("are left alone without a topic, a severity, or one that the settings name", async () => {
        alarms = {
            "plinth-database": [
                alarm("part", { tags: { Severity: "page" } }),
                alarm("foreign", { alarmActions: [TOPIC] }),
                telling("storage", "page"),
                telling("cpu", "ticket"),
            ],
        };
        await shop.run();
        shop.database = { storageEncrypted: true, size: 2 };
        const tickets = { freeze: [], muteWhileDeploying: { minutes: 30, severities: ["ticket"] } };
        await shop.run({ delivery: tickets }, {}, { mutes });
        assert.deepEqual(namesOf(), [["plinth-dev-deploying-rest", ["cpu"], 30]]);
    });

    it("keep their states: verification fails a layer whose alarm is on while it is quiet, and the soak sees it", async () => {
        const verify: VerifySettings = {
            alarms: true,
            services: true,
            rollouts: true,
            smoke: [],
            require: [],
            ignoreAlarms: [],
            waitSeconds: 0,
        };
        await shop.run();
        shop.database = { storageEncrypted: true, size: 2 };
        const probes = new FakeProbes();
        const quietWhenSeen: boolean[] = [];
        const states = probes.alarms.states.bind(probes.alarms);
        probes.alarms.states = async (arns) => {
            quietWhenSeen.push(arns.every((arn) => [...mutes.windows.values()].some((one) => has(one.alarms, arn))));
            return await states(arns);
        };
        probes.alarmStates = [[{ arn: alarmArn("storage"), state: "ALARM" }, ok("cpu")]];
        const { report, around } = await shop.run({ delivery: { ...delivery, verify } }, {}, { mutes, probes });
        assert.equal(results(report)["database"], "failed VERIFY_FAILED");
        assert.ok(quietWhenSeen.includes(true));
        const { result } = await soak(
            { environment: "dev", layers: shop.layers, minutes: 30, ignoreAlarms: [], since: new Date(0) },
            { ...around, probes },
        );
        assert.equal(result, "fired");
    });
});

function ok(name: string) {
    return { arn: alarmArn(name), state: "OK" } as const;
}

function has(alarms: readonly { readonly arn: string }[], arn: string): boolean {
    return alarms.some((one) => one.arn === arn);
}

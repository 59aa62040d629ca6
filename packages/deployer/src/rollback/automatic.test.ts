import assert from "node:assert/strict";
import { fakeSurroundings } from "../fake/index.ts";
import { openContext } from "../run/context.ts";
import { deliver } from "../run/deliver.ts";
import type { DeliveryRequest } from "../run/request.ts";
import type { CheckResult } from "../verify/result.ts";
import { AppShop } from "../testdata/appShop.ts";
import { results } from "../testdata/shop.ts";
import { fallBack } from "./automatic.ts";
import { deploymentsOf } from "./deployments.ts";

const verified = { app: { deployment: "run-1", release: { "image.digest": "sha256:a" }, against: [] } };
const broken = { failure: { kind: "failed", errors: ["the service did not become stable"] } } as const;

describe("a failed update of an application", () => {
    let shop: AppShop;

    beforeEach(async () => {
        shop = new AppShop();
        await shop.run();
        shop.digest = "sha256:b";
    });

    it("has the release of before put back where the settings say automatic", async () => {
        shop.engine.fail("up plinth-app", { ...broken, done: ["api"] });
        const { report, calls } = await shop.run({ verified });
        assert.deepEqual(results(report), { network: "unchanged", app: "failed UP_FAILED" });
        assert.equal(report.result, "failed");
        assert.deepEqual(report.layers[1]?.rollback, {
            result: "done",
            reason: "the release of run-1 is back",
            correlationId: "run-2-rollback",
        });
        assert.deepEqual(calls, [
            "preview plinth-network",
            "preview plinth-app",
            "preview plinth-app",
            "up plinth-app",
            "preview plinth-app",
            "up plinth-app",
        ]);
        const outputs = await shop.engine.outputs({ directory: "", project: "plinth-app", stack: "dev" });
        assert.equal(outputs["image"]?.value, "sha256:a");
    });

    it("is said before anybody confirms it", async () => {
        const { around } = await shop.run({ verified });
        assert.ok(
            around.said.includes(
                "app: should it fail, the release of before is put back: image.digest: sha256:b -> sha256:a",
            ),
        );
    });

    it("stands in the journal as a run of its own, with the run that it goes back from and why", async () => {
        shop.engine.fail("up plinth-app", broken);
        const { entries } = await shop.run({ verified });
        const back = entries.filter(({ correlationId }) => correlationId === "run-2-rollback");
        assert.ok(back.every(({ verb }) => verb === "rollback"));
        assert.deepEqual(
            back.map(({ event }) => event),
            ["start", "preview", "checkpoint", "attempt", "verify", "layer", "deployed", "end"],
        );
        const [start] = back;
        assert.ok(start?.event === "start");
        assert.equal(start.rollbackOf, "run-2");
        assert.deepEqual(start.rollback, {
            kind: "application",
            automatic: true,
            reason: "UP_FAILED: the service did not become stable",
            to: "run-1",
            from: { app: { "image.digest": "sha256:b" } },
        });
        const last = deploymentsOf(shop.entries).at(-1);
        assert.deepEqual(last?.layers["app"]?.release, { "image.digest": "sha256:a" });
        assert.equal(last?.id, "run-2-rollback");
    });

    it("keeps releases readable in the journal where a secret output is as one, and masks the reason", async () => {
        shop.secrets = ["image"];
        shop.digest = "sha256:cccc";
        await shop.run();
        shop.digest = "sha256:dddd";
        shop.engine.fail("up plinth-app", { failure: { kind: "failed", errors: ["cannot pull sha256:cccc"] } });
        const before = { app: { ...verified.app, release: { "image.digest": "sha256:cccc" } } };
        const { entries } = await shop.run({ verified: before });
        const releases = entries.flatMap((entry) =>
            (entry.event === "attempt" || entry.event === "deployed") && entry.release !== undefined
                ? [entry.release["image.digest"]]
                : [],
        );
        assert.ok(
            releases.every((digest) => digest === "sha256:cccc" || digest === "sha256:dddd" || digest === undefined),
        );
        const start = entries.find(({ event, verb }) => event === "start" && verb === "rollback");
        assert.ok(start?.event === "start");
        assert.equal(start.rollback?.reason, "UP_FAILED: cannot pull [secret]");
        assert.deepEqual(start.rollback?.from, { app: { "image.digest": "sha256:dddd" } });
    });

    it("stays where it is by default, and where the settings say manual", async () => {
        for (const delivery of [{ freeze: [] }, { freeze: [], rollback: "manual" as const }]) {
            shop.engine.fail("up plinth-app", broken);
            const { report, calls } = await shop.run({ verified, delivery });
            assert.equal(report.layers[1]?.rollback, undefined);
            assert.deepEqual(calls, ["preview plinth-network", "preview plinth-app", "up plinth-app"]);
        }
    });

    it("refuses to put back what changed more than the release, naming it", async () => {
        shop.size = 2;
        shop.engine.fail("up plinth-app", broken);
        const { report, around, calls } = await shop.run({ verified });
        const { result, reason } = report.layers[1]?.rollback ?? {};
        assert.deepEqual(
            [result, reason],
            [
                "refused",
                "was not put back by itself: it changes more than the release: urn:pulumi:dev::plinth-app::test:index:Thing::table",
            ],
        );
        assert.ok(
            around.said.some((line) => /should it fail, it is not put back by itself: it changes more/.test(line)),
        );
        assert.equal(calls.filter((call) => call === "up plinth-app").length, 1);
    });

    it("refuses where the same run has changed other layers", async () => {
        shop.cidr = "10.1.0.0/16";
        shop.engine.fail("up plinth-app", broken);
        const { report } = await shop.run({ verified });
        assert.equal(
            report.layers[1]?.rollback?.reason,
            "was not put back by itself: the same run has changed network",
        );
    });

    it("refuses where no verified deployment is known, its settings were others, or nobody goes back behind it", async () => {
        for (const [before, expected] of [
            [{}, /no verified deployment of before is known/],
            [{ app: { ...verified.app, release: { "image.tag": "1" } } }, /the release of before had other settings/],
            [{ app: { ...verified.app, against: ["commit abc: new format"] } }, /nobody goes back behind commit abc/],
        ] as const) {
            shop.engine.fail("up plinth-app", broken);
            const { report } = await shop.run({ verified: before });
            assert.equal(report.layers[1]?.rollback?.result, "refused");
            assert.match(report.layers[1]?.rollback?.reason ?? "", expected);
        }
    });

    const alarms = { check: "alarms", subject: "2 alarms", seconds: 0 } as const;
    for (const [what, check, expected] of [
        [
            "what is wrong was wrong before",
            { ...alarms, outcome: "failed", problems: ["x"], fromBefore: true },
            "what is wrong was wrong before",
        ],
        [
            "checks that the settings require could not be made",
            { ...alarms, outcome: "notChecked", missing: "the AWS CLI" },
            "nothing was found wrong: checks could not be made",
        ],
    ] as const) {
        it(`refuses where ${what}`, () => refusesAfter(check, expected));
    }

    async function refusesAfter(check: CheckResult, expected: string): Promise<void> {
        const { report } = await shop.run({ verified });
        assert.equal(report.result, "done");
        const [, layer] = shop.layers();
        assert.ok(layer !== undefined);
        const context = openContext({ ...requestOf(shop), verified }, fakeSurroundings(shop.engine));
        const [, app] = report.layers;
        assert.ok(app !== undefined);
        context.settled.set("app", {
            ...app,
            result: "failed",
            code: "VERIFY_FAILED",
            checks: [check],
        });
        const preview = await shop.engine.preview(layer.address, "up", {});
        await fallBack(
            context,
            { layer, preview, before: {}, progress: {}, started: new Date() },
            { go: true, to: verified.app, preview },
        );
        assert.deepEqual(context.settled.get("app")?.rollback, {
            result: "refused",
            reason: `was not put back by itself: ${expected}`,
        });
    }

    it("says so when putting it back fails, too", async () => {
        shop.engine.fail("up plinth-app", broken, { failure: { kind: "failed", errors: ["AccessDenied"] } });
        const { report, entries } = await shop.run({ verified });
        const { result, reason } = report.layers[1]?.rollback ?? {};
        assert.deepEqual([result, reason], ["failed", "the release of run-1 could not be put back: AccessDenied"]);
        const end = entries.findLast(({ correlationId }) => correlationId === "run-2-rollback");
        assert.ok(end?.event === "end" && end.result === "failed");
    });

    it("is left alone when a signal has stopped it", async () => {
        shop.engine.during = (call) => {
            if (call === "up plinth-app") stop();
        };
        let stop = (): void => undefined;
        const around = fakeSurroundings(shop.engine);
        stop = () => around.stop.abort();
        const report = await deliver({ ...requestOf(shop), verified }, around);
        assert.equal(report.code, "INTERRUPTED");
        assert.equal(report.layers[1]?.rollback, undefined);
    });
});

function requestOf(shop: AppShop): DeliveryRequest {
    return {
        verb: "up",
        environment: "dev",
        layout: "layered",
        production: false,
        layers: shop.layers(),
        asked: ["network", "app"],
        delivery: { freeze: [], rollback: "automatic" },
        policyPacks: [],
        allowReplace: [],
        yes: true,
    };
}

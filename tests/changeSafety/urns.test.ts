import assert from "node:assert/strict";
import path from "node:path";
import { listEnvironments } from "@plinth/core/settings";
import type { StackPlan } from "@plinth/plan";
import { record } from "@plinth/testing";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { planEnvironment } from "./environmentPlan.ts";
import { compareUrns, readRecorded, urnProblems, urnsOf } from "./urns.ts";

const REPOSITORY = path.resolve(import.meta.dirname, "../..");

class Shop extends pulumi.ComponentResource {
    constructor(name: string, bucket: string, opts: pulumi.ComponentResourceOptions & { bucketAlias?: string } = {}) {
        super("shop:index:Shop", name, {}, opts);
        const aliases = opts.bucketAlias === undefined ? [] : [{ name: opts.bucketAlias }];
        new aws.s3.Bucket(`${name}-${bucket}`, {}, { parent: this, aliases });
        this.registerOutputs({});
    }
}

async function planned(program: () => unknown): Promise<readonly StackPlan[]> {
    const { plan } = await record(() => void program(), { project: "shop", stack: "prod", preview: true });
    return [plan];
}

describe("the URNs of every environment", function () {
    this.timeout(120_000);
    for (const environment of listEnvironments(REPOSITORY)) {
        it(`are those that were recorded, or have an alias that is: ${environment}`, async () => {
            const recorded = readRecorded(environment);
            assert.ok(recorded !== undefined, `${environment} has no recorded URNs. Fix: npm run record-urns`);
            assert.deepEqual(recorded, recorded.toSorted(), "the list is sorted");
            const plans = await planEnvironment(REPOSITORY, environment);
            assert.equal(urnProblems(environment, compareUrns(recorded, plans)), "");
        });
    }
});

describe("a recorded list of URNs", () => {
    let recorded: string[];

    before(async () => {
        recorded = urnsOf(await planned(() => new Shop("orders", "files")));
        assert.deepEqual(recorded, [
            "urn:pulumi:prod::shop::shop:index:Shop$aws:s3/bucket:Bucket::orders-files",
            "urn:pulumi:prod::shop::shop:index:Shop::orders",
        ]);
    });

    it("refuses a resource that was renamed, and tells both ways out", async () => {
        const changes = compareUrns(recorded, await planned(() => new Shop("orders", "documents")));
        assert.deepEqual(
            [changes.lost, changes.added].map((urns) => urns.map((urn) => urn.split("::").at(-1))),
            [["orders-files"], ["orders-documents"]],
        );
        const said = urnProblems("prod", changes);
        assert.match(said, /prod loses 1 URN.*\n {2}urn:pulumi:prod::shop::.*::orders-files\n/);
        assert.match(said, /aliases: \[\{ name: "<old name>" \}\]/);
        assert.match(said, /npm run record-urns -- --lost '<URN>'/);
    });

    it("takes a renamed resource whose alias is the old URN", async () => {
        const plans = await planned(() => new Shop("orders", "documents", { bucketAlias: "orders-files" }));
        const changes = compareUrns(recorded, plans);
        assert.equal(urnProblems("prod", changes), "");
        assert.deepEqual(
            changes.renamed.map(({ from, to }) => [from, to].map((urn) => urn.split("::").at(-1))),
            [["orders-files", "orders-documents"]],
        );
    });

    it("takes children of a renamed component, which inherit its alias", async () => {
        const plans = await planned(() => new Shop("sales", "files", { aliases: [{ name: "orders" }] }));
        const changes = compareUrns(recorded, plans);
        assert.equal(urnProblems("prod", changes), "");
        assert.equal(changes.renamed.length, 2);
    });

    it("refuses a resource with another parent, since its URN is another", async () => {
        const { lost } = compareUrns(recorded, await planned(() => new aws.s3.Bucket("orders-files")));
        assert.equal(lost.length, 2);
    });

    it("refuses a resource that is not recorded yet, and says so", async () => {
        const plans = await planned(() => [new Shop("orders", "files"), new aws.sqs.Queue("later")]);
        const said = urnProblems("prod", compareUrns(recorded, plans));
        assert.match(said, /^prod has 1 URN\(s\) that are not recorded:\n {2}.*::later\n.*npm run record-urns$/);
    });

    it("refuses a stack that is gone", () => {
        assert.deepEqual(compareUrns(recorded, []).lost, recorded);
    });
});

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PreviewRequest, PreviewResult } from "@plinth/engine";
import { type RecordingHost, recordingHost } from "../testdata/host.ts";
import { smallRepository, type TemporaryRepository } from "../testdata/temporaryRepository.ts";
import type { ReviewUpOptions } from "./arguments.ts";
import { reviewDown } from "./down.ts";
import { reviewList } from "./list.ts";
import { tagsOf } from "./record.ts";
import { reviewSweep, type SweepReport } from "./sweep.ts";
import { FakeBackend } from "./testdata/backend.ts";
import { reviewUp, type ReviewUpReport } from "./up.ts";

const REVIEW = "review: { layers: [app], monthlyCostCap: 50 }\n";
const plain: ReviewUpOptions = { yes: true, format: "text", allowReplace: [] };

describe("plinth review", () => {
    let repository: TemporaryRepository;
    let backend: FakeBackend;
    let host: RecordingHost;
    let types: readonly string[];
    /** Settings of the review, as they were when it was previewed. */
    let settings: string;

    beforeEach(() => {
        repository = smallRepository();
        repository.edit("environments/layered/environment.yaml", /^tags:/m, `${REVIEW}tags:`);
        backend = new FakeBackend();
        types = ["aws:ec2/natGateway:NatGateway"];
        host = hostWith({});
    });

    afterEach(() => {
        repository.dispose();
    });

    function hostWith(env: Record<string, string>): RecordingHost {
        return recordingHost({ cwd: repository.root, env, preview });
    }

    async function preview({ stacks }: PreviewRequest): Promise<PreviewResult> {
        const { stack = "" } = stacks.at(-1) ?? {};
        settings = readFileSync(join(repository.root, `environments/${stack}/environment.yaml`), "utf8");
        const resources = types.map((type) => ({ type, custom: true, inputs: {} }));
        const plan = { project: "plinth", stack, resources, outputs: {}, diagnostics: [], gaps: [] };
        return { stacks: [plan], findings: [], failed: false } as unknown as PreviewResult;
    }

    async function up(number: number, options: Partial<ReviewUpOptions> = {}): Promise<number> {
        await deployBase();
        return await reviewUp(number, { ...plain, ...options }, host, backend.parts);
    }

    /** The review reads layers of its base, which have to be there. */
    async function deployBase(): Promise<void> {
        const engine = backend.engine("layered");
        for (const layer of ["base", "extra"]) {
            const project = `plinth-${layer}`;
            engine.programs[project] = () => ({ resources: { thing: {} } });
            const address = { directory: "/", project, stack: "layered" };
            if (await engine.exists(address)) continue;
            await engine.create(address);
            await engine.run(address, "up", {});
        }
    }

    const sweep = async (): Promise<{ code: number; report: SweepReport }> => {
        const code = await reviewSweep({ yes: true, format: "json" }, host, backend.parts);
        return { code, report: JSON.parse(host.out()) as SweepReport };
    };

    describe("up", () => {
        it("deploys the layers that a review has as one stack, marked before anything is in it, and leaves no settings", async () => {
            const stack = "review-pr-7";
            backend.engine(stack).during = (call) => {
                if (call !== "preview plinth") return;
                assert.equal(backend.tags.get(stack)?.["plinth:expires"], "2026-11-24T20:00:00.000Z");
            };
            assert.equal(await up(7), 0, host.err());
            assert.match(
                host.out(),
                /^review-pr-7: a part of layered, until 2026-11-24 20:00 UTC, when plinth review sweep deletes it\nIt costs .*\$35\.04/,
            );
            assert.deepEqual(backend.resources(stack), ["thing"]);
            assert.match(settings, /^# Written by plinth review from environments\/layered: .*\nlayout: single\n/);
            assert.match(settings, /layers:\n {2}- app\n/);
            assert.match(settings, /upstream:\n {2}base: layered\n {2}extra: layered\n/);
            assert.match(settings, /plinth:review: "7"\n/);
            assert.equal(existsSync(join(repository.root, "environments/review-pr-7")), false);
        });

        it("prolongs its life when it is run again, and has every layer of its own with --full", async () => {
            await up(7);
            backend.now = new Date("2026-11-23T08:00:00.000Z");
            assert.equal(await up(7, { full: true, ttl: "24h" }), 0);
            const { "plinth:expires": expires, "plinth:kind": kind } = backend.tags.get("review-pr-7") ?? {};
            assert.deepEqual([expires, kind], ["2026-11-24T08:00:00.000Z", "copy"]);
            assert.match(settings, /layers:\n {2}- base\n {2}- extra\n {2}- app\n/);
            assert.doesNotMatch(settings, /upstream/);
        });

        it("refuses what costs more than the cap with what it is made of, having made no stack", async () => {
            types = ["aws:ec2/natGateway:NatGateway", "aws:ec2/natGateway:NatGateway"];
            assert.equal(await up(7, { format: "json" }), 2);
            const { refused, cost, delivery } = JSON.parse(host.out()) as ReviewUpReport;
            assert.match(refused.join(), /^costs \$70\.08 a month, over monthlyCostCap \$50\.00/);
            assert.deepEqual([cost.lines.length, delivery], [1, undefined]);
            assert.equal(backend.tags.has("review-pr-7"), false);
        });

        it("refuses what has no price here until an option or the settings accept it", async () => {
            types = ["aws:rds/instance:Instance"];
            assert.equal(await up(7), 2);
            assert.match(
                host.out(),
                /no price is known here of one kind of resources: aws:rds\/instance:Instance\. Fix: --accept-unknown-cost/,
            );
            assert.equal(await up(7, { acceptUnknownCost: true }), 0);
            repository.edit(
                "environments/layered/environment.yaml",
                "monthlyCostCap: 50",
                "monthlyCostCap: 50, unknownCost: accept",
            );
            assert.equal(await up(7), 0);
        });

        it("refuses the code of a fork before anything is read", async () => {
            host = hostWith({ CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "2", CI_MERGE_REQUEST_PROJECT_ID: "1" });
            await assert.rejects(up(7), /comes from project 2, a fork: its code must not run with credentials\. Fix: /);
            assert.deepEqual(host.requests, []);
        });

        it("refuses production as a base, by an option and in its settings", async () => {
            repository.edit("environments/layered/environment.yaml", REVIEW, `production: true\n`);
            await assert.rejects(
                up(7, { base: "layered" }),
                /environment layered is production: .*Fix: choose another/,
            );
            repository.edit(
                "environments/layered/environment.yaml",
                "production: true\n",
                `production: true\n${REVIEW}`,
            );
            await assert.rejects(up(7), /review: must not be in an environment of production/);
        });

        it("refuses where no environment or more than one says what a review is", async () => {
            await assert.rejects(up(7, { base: "single" }), /single does not say what a review of it is made of/);
            repository.edit("environments/single/environment.yaml", /^tags:/m, `${REVIEW}tags:`);
            await assert.rejects(
                up(7),
                /several environments have review: layered, single\. Fix: choose one with --base/,
            );
            for (const name of ["layered", "single"])
                repository.edit(`environments/${name}/environment.yaml`, REVIEW, "");
            await assert.rejects(up(7), /no environment says what a review is made of/);
            repository.edit("environments/layered/environment.yaml", /^tags:/m, `${REVIEW.replace("app", "ap")}tags:`);
            await assert.rejects(up(7), /review\.layers\[0\]: must be a layer of the environment, got "ap"/);
        });

        it("refuses a life longer than the settings allow, a review of another base, and a stack that is none", async () => {
            await assert.rejects(up(7, { ttl: "100h" }), /--ttl 100h is longer than review\.ttl 72h of layered/);
            await backend.review(8, { base: "other" });
            await assert.rejects(
                up(8),
                /review-pr-8 was made from other, not from layered\. Fix: npx plinth review down 8/,
            );
            await backend.deployed("review-pr-9");
            await assert.rejects(
                up(9),
                /stack review-pr-9 exists and is not marked as a review: plinth leaves it alone/,
            );
        });

        it("refuses to write over settings that a person has put where its own would be", async () => {
            repository.write("environments/review-pr-7/environment.yaml", "layout: single\n");
            await assert.rejects(up(7), /environments\/review-pr-7 exists, and plinth review has not written it/);
            assert.ok(existsSync(join(repository.root, "environments/review-pr-7/environment.yaml")));
        });
    });

    describe("sweep", () => {
        it("deletes what has expired, with its stack, and nothing else", async () => {
            await backend.review(7, { expires: "2026-11-21T19:59:00.000Z" });
            await backend.review(8);
            await backend.deployed(
                "sandbox",
                tagsOf({ number: 7, base: "dev", kind: "copy", expires: "2020-01-01T00:00:00.000Z" }),
            );
            const { code, report } = await sweep();
            assert.equal(code, 0);
            assert.deepEqual([report.swept, report.kept.map(({ stack }) => stack)], [["review-pr-7"], ["review-pr-8"]]);
            assert.deepEqual(backend.removed, ["review-pr-7"]);
            assert.deepEqual([backend.resources("review-pr-8"), backend.resources("sandbox")], [["thing"], ["thing"]]);
        });

        it("goes on when one cannot be deleted, says so with 1, and tries it again the next time", async () => {
            for (const number of [7, 8]) await backend.review(number, { expires: "2026-11-21T19:59:00.000Z" });
            backend
                .engine("review-pr-7")
                .fail("destroy plinth", { failure: { kind: "failed", errors: ["DependencyViolation: in use"] } });
            const first = await sweep();
            assert.equal(first.code, 1);
            assert.deepEqual(first.report.swept, ["review-pr-8"]);
            assert.match(first.report.failed[0]?.reason ?? "", /DependencyViolation: in use/);
            assert.deepEqual(backend.resources("review-pr-7"), ["thing"]);
            host = hostWith({});
            const second = await sweep();
            assert.deepEqual([second.code, second.report.swept], [0, ["review-pr-7"]]);
        });

        it("leaves alone what is named as a review and not marked as one, and says so with 2", async () => {
            await backend.deployed("review-pr-9", { "plinth:review": "9" });
            const { code, report } = await sweep();
            assert.deepEqual([code, report.unreadable, backend.removed], [2, ["review-pr-9"], []]);
        });

        it("looks again before it deletes: somebody may have prolonged it since", async () => {
            const stack = await backend.review(7, { expires: "2026-11-21T19:59:00.000Z" });
            let tags = 0;
            const { stacks, ...others } = backend.parts;
            const parts = {
                ...others,
                stacks: async (...args: Parameters<typeof stacks>) => {
                    const port = await stacks(...args);
                    return {
                        ...port,
                        tags: async (name: string) => {
                            const found = await port.tags(name);
                            return (tags += 1) === 1
                                ? found
                                : { ...found, "plinth:expires": "2026-11-30T00:00:00.000Z" };
                        },
                    };
                },
            };
            assert.equal(await reviewSweep({ yes: true, format: "text" }, host, parts), 0);
            assert.equal(host.out(), `${stack}: until 2026-11-30 00:00 UTC\n`);
            assert.deepEqual(backend.removed, []);
        });

        it("works where nobody makes reviews any more, and without --yes deletes nothing", async () => {
            repository.edit("environments/layered/environment.yaml", REVIEW, "");
            await backend.review(7, { expires: "2026-11-21T19:59:00.000Z" });
            assert.equal(await reviewSweep({ format: "markdown" }, host, backend.parts), 1);
            assert.match(host.out(), /review-pr-7: its time is up, and it is still there; the next sweep tries again/);
            assert.deepEqual(backend.resources("review-pr-7"), ["thing"]);
            assert.equal((host = hostWith({})) && (await sweep()).code, 0);
        });
    });

    describe("down and list", () => {
        it("delete a review before its time, and have nothing against one that is gone", async () => {
            await backend.review(7);
            assert.equal(await reviewDown(7, { yes: true, format: "text" }, host, backend.parts), 0);
            assert.equal(await reviewDown(7, { yes: true, format: "text" }, host, backend.parts), 0);
            assert.equal(
                host.out(),
                "review-pr-7 is gone, and nothing of it is left in its state\nreview-pr-7: there is no such review\n",
            );
        });

        it("end with 1 where it cannot be deleted, and refuse a stack that is not marked as a review", async () => {
            await backend.review(7);
            backend.engine("review-pr-7").fail("destroy plinth", { failure: { kind: "failed", errors: ["in use"] } });
            assert.equal(await reviewDown(7, { yes: true, format: "text" }, host, backend.parts), 1);
            assert.match(host.out(), /^review-pr-7 is still there; run the command again.*in use/s);
            await backend.deployed("review-pr-9");
            await assert.rejects(
                reviewDown(9, { yes: true, format: "text" }, host, backend.parts),
                /review-pr-9 is not marked as a review/,
            );
        });

        it("show what there is, from what, and until when", async () => {
            await backend.review(12, { kind: "copy" });
            await backend.review(7, { expires: "2026-11-21T19:59:00.000Z" });
            await backend.deployed("review-pr-9");
            assert.equal(await reviewList({ format: "text" }, host, backend.parts), 0);
            assert.deepEqual(host.out().trimEnd().split("\n"), [
                "review-pr-7  namespace of layered  1 resources  expired 2026-11-21 19:59 UTC",
                "review-pr-12  copy of layered  1 resources  until 2026-11-22 00:00 UTC",
                "review-pr-9  not marked as a review  1 resources  left alone",
            ]);
        });
    });
});

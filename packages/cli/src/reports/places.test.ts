import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Plan, PLAN_VERSION, type PlannedResource, summarize } from "@plinth/plan";
import { resource, stackPlan } from "../testdata/plans.ts";
import { documentPlaces, sourcePlaces } from "./places.ts";

describe("places of resources", () => {
    let root: string;
    beforeEach(() => {
        root = realpathSync(mkdtempSync(join(tmpdir(), "plinth-places-")));
        mkdirSync(join(root, ".git"));
        mkdirSync(join(root, "stacks/net"), { recursive: true });
    });
    afterEach(() => rmSync(root, { recursive: true, force: true }));

    const made = (name: string, more: Partial<PlannedResource> = {}): PlannedResource => ({
        ...resource("net", "dev", "aws:sqs/queue:Queue", name),
        ...more,
    });
    const placesOf = (...resources: PlannedResource[]) => {
        const stacks = [stackPlan("net", "dev", resources)];
        const plan: Plan = {
            version: PLAN_VERSION,
            environment: "dev",
            layout: "layered",
            stacks,
            findings: [],
            summary: summarize(stacks, []),
        };
        const placeOf = sourcePlaces(plan, new Map([["net", join(root, "stacks/net")]]), tmpdir());
        return resources.map(({ urn }) => placeOf(urn));
    };

    it("are lines of the program, in a path of the repository", () => {
        assert.deepEqual(placesOf(made("a", { source: "sub/layer.ts:13:22" })), [
            { file: "stacks/net/sub/layer.ts", line: 13, column: 22 },
        ]);
        assert.deepEqual(placesOf(made("a", { source: "../../packages/queue.ts:1:2" })), [
            { file: "packages/queue.ts", line: 1, column: 2 },
        ]);
    });

    it("are the parent's where a resource has none, and the project's file where nobody has", () => {
        const parent = made("parent", { source: "layer.ts:3:1" });
        const [, child, lost] = placesOf(parent, made("child", { parent: parent.urn }), made("lost"));
        assert.deepEqual(child, { file: "stacks/net/layer.ts", line: 3, column: 1 });
        assert.deepEqual(lost, { file: "stacks/net/Pulumi.yaml" });
    });

    it("are never files outside of the project's repository", () => {
        const outside = ["/usr/lib/x.js:1:2", "C:\\x.js:1:2", "file:///x.js:1:2", "../../../x.js:1:2", "nonsense"];
        for (const place of placesOf(...outside.map((source, index) => made(`r${index}`, { source })))) {
            assert.deepEqual(place, { file: "stacks/net/Pulumi.yaml" });
        }
    });

    it("are lines of a file with data, where the resource has one to itself", () => {
        const file = join(root, "export.json");
        const text = JSON.stringify(
            { resources: [{ urn: "urn:a" }, { urn: 'urn:"b"', parent: "urn:a" }] },
            undefined,
            2,
        );
        const placeOf = documentPlaces(file, text, tmpdir());
        assert.deepEqual(placeOf("urn:a"), { file: "export.json", line: 4 });
        assert.deepEqual(placeOf('urn:"b"'), { file: "export.json", line: 7 });
        assert.deepEqual(placeOf("urn:c"), { file: "export.json" });
    });

    it("are relative to where the command runs, outside of a repository", () => {
        rmSync(join(root, ".git"), { recursive: true });
        assert.deepEqual(documentPlaces(join(root, "a/b.json"), "{}", root)("urn"), { file: "a/b.json" });
    });
});

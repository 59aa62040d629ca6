import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { changeRefusals, factsOf, type Refusal, refusals, SiblingIndex } from "@plinth/cloud";
import { formatProblem, type Problem } from "@plinth/core/errors";
import { formatPath, inspectEnvironment } from "@plinth/core/settings";
import { record } from "@plinth/testing";
import { layers, problemsOf, type Subject, subjects } from "./components.ts";
import { other, type Raw, type Row } from "./row.ts";
import { accountRows } from "./rows/account.ts";
import { auroraRows } from "./rows/aurora.ts";
import { cacheRows } from "./rows/caches.ts";
import { clusterRows } from "./rows/clusters.ts";
import { databaseOperationRows } from "./rows/databaseOperations.ts";
import { databaseRows } from "./rows/databases.ts";
import { keyRows } from "./rows/keys.ts";
import { networkRows } from "./rows/network.ts";
import { nodeRows } from "./rows/nodes.ts";
import { roleRows } from "./rows/roles.ts";
import { securityRows } from "./rows/security.ts";

const rows: readonly Row[] = [
    ...networkRows,
    ...databaseRows,
    ...databaseOperationRows,
    ...nodeRows,
    ...auroraRows,
    ...cacheRows,
    ...clusterRows,
    ...keyRows,
    ...securityRows,
    ...accountRows,
    ...roleRows,
];

/** What the simulated cloud says of a resource that is made, or changed. */
function refused({ type, inputs, others = [], before }: Raw): readonly Refusal[] {
    if (before !== undefined) return changeRefusals(type, before, inputs);
    const own = other(type, "z-own", inputs);
    return refusals(own, new SiblingIndex([...others, own]));
}

function argsOf(subject: Subject, changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
    const all = { ...subject.options, ...subject.place, ...changes };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** The inputs that a component sends for the resource whose changes it checks. */
async function inputsOf(subject: Subject, type: string, changes: Readonly<Record<string, unknown>>) {
    const made = await record(() => subject.make(subject.name, argsOf(subject, changes)));
    return made.only(type);
}

async function problemsOfRow({ caught }: Row): Promise<readonly Problem[]> {
    const subject = subjects[caught.component];
    const { changes } = subject;
    if (caught.before === undefined) {
        return problemsOf(() => subject.make(caught.name ?? subject.name, argsOf(subject, caught.args)));
    }
    assert.ok(changes !== undefined, `${caught.component} checks no changes`);
    const before = await inputsOf(subject, changes.type, withVersions(caught.before));
    return changes.check(before, await inputsOf(subject, changes.type, withVersions(caught.args ?? {})));
}

/** Add-ons that fit another version of Kubernetes, so that the version alone is wrong. */
function withVersions(changes: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const { version } = changes;
    if (typeof version !== "string" || version === "1.36") return { ...changes };
    const { addOns } = subjects.Cluster.options as { addOns: Record<string, unknown> };
    return { ...changes, addOns: { ...addOns, "kube-proxy": { version: `v${version}.0-eksbuild.1` } } };
}

describe("what AWS refuses", () => {
    it("is held in at least forty rows, each of another fact", () => {
        assert.ok(rows.length >= 40, String(rows.length));
        assert.equal(new Set(rows.map(({ fact }) => fact)).size, rows.length);
    });

    for (const row of rows) {
        describe(`: ${row.fact}`, () => {
            it("is refused by the simulated cloud, in the words of who refuses, with its source", () => {
                const said = refused(row.raw);
                assert.deepEqual(
                    said.map(({ property, message }) => `${property}: ${message}`),
                    [row.words],
                );
                assert.ok(said.every(({ source }) => source.length > 10));
                for (const input of Object.keys(row.raw.inputs))
                    assert.ok(factsOf(row.raw.type)?.inputs.includes(input), `${row.raw.type} has no input ${input}`);
            });

            it("is refused earlier by the component, with place, rule and fix", async () => {
                const problems = await problemsOfRow(row);
                const own = problems.filter(({ path }) => path === row.caught.path);
                assert.ok(own.length > 0, problems.map(formatProblem).join("\n") || "accepted");
                const fits = own.find(({ rule, fix }) => row.caught.rule.test(rule) && row.caught.fix.test(fix));
                assert.ok(fits !== undefined, own.map(formatProblem).join("\n"));
            });
        });
    }

    it("is refused before anything registers", async () => {
        for (const { caught } of rows.filter(({ caught: { before } }) => before === undefined)) {
            const subject = subjects[caught.component];
            const make = () =>
                problemsOf(() => subject.make(caught.name ?? subject.name, argsOf(subject, caught.args)));
            assert.deepEqual((await record(make)).resources, [], caught.path);
        }
    });
});

describe("what AWS refuses, written into settings,", () => {
    let repository: string;

    before(() => {
        repository = mkdtempSync(join(tmpdir(), "plinth-refusals-"));
        mkdirSync(join(repository, "environments/dev"), { recursive: true });
    });

    after(() => {
        rmSync(repository, { recursive: true });
    });

    function write(layer: string, settings: unknown): void {
        // JSON is YAML.
        writeFileSync(join(repository, `environments/dev/${layer}.yaml`), JSON.stringify(settings));
    }

    function nested(path: readonly string[], value: unknown): unknown {
        return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
    }

    /** Settings with one component in them. */
    function settingsOf({ options, settings }: Subject, changes: Readonly<Record<string, unknown>> = {}): unknown {
        const all = Object.fromEntries(
            Object.entries({ ...options, ...changes }).filter(([, value]) => value !== undefined),
        );
        const whole = nested(settings?.path ?? [], all) as Record<string, unknown>;
        return settings?.layer.layer !== "network" && !("instances" in whole) ? { instances: {}, ...whole } : whole;
    }

    const inSettings = rows.filter(
        ({ caught: { before, notInSettings } }) => before === undefined && notInSettings === undefined,
    );

    for (const { fact, caught } of inSettings) {
        it(`is refused by plinth settings check at the same place: ${fact}`, () => {
            const subject = subjects[caught.component];
            const own = subject.settings;
            assert.ok(own !== undefined, `${caught.component} has no settings`);
            const names = [...new Set(["network", own.layer.layer])];
            write("environment", {
                layout: "layered",
                target: { account: "444444444444", region: "eu-west-1", allowedRegions: ["eu-west-1"] },
                layers: names,
                tags: { Project: "plinth", Owner: "platform", CostCenter: "engineering" },
            });
            write("network", settingsOf(subjects.Network));
            write(own.layer.layer, settingsOf(subject, caught.args));
            const { problems } = inspectEnvironment({
                repository,
                environment: "dev",
                layers: layers.filter(({ layer }) => names.includes(layer)),
            });
            const prefix = formatPath(own.path);
            const path = prefix === "" ? caught.path : `${prefix}.${caught.path}`;
            const found = problems.filter((problem) => problem.path === path);
            assert.ok(found.length > 0, problems.map(formatProblem).join("\n") || "accepted");
            assert.ok(found.every(({ fix, rule, file }) => fix !== "" && rule !== "" && file !== undefined));
        });
    }
});

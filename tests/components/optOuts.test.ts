import assert from "node:assert/strict";
import { join } from "node:path";
import { OPT_OUT_PREFIX } from "@plinth/core/components";
import { preview, type PreviewResult } from "@plinth/engine";
import { z } from "zod";
import { layers } from "../refusals/components.ts";
import { accountOptOuts } from "./accountChoices.ts";
import { choices, standingOf } from "./choices.ts";
import { type ListedOptOut, optOutLists } from "../../tools/optOuts/lists.ts";
import { ownerOf, usedElsewhere } from "./subjects.ts";
import { weakened } from "./weakened.ts";
import { weakenedImages } from "./weakenedImages.ts";
import { weakenedSecurity } from "./weakenedSecurity.ts";
import { weakenedWorkloads } from "./weakenedWorkloads.ts";

const root = join(import.meta.dirname, "../..");

const tried = [...weakened, ...weakenedSecurity, ...weakenedWorkloads, ...weakenedImages];

interface Schema {
    readonly type?: string;
    readonly enum?: readonly unknown[];
    readonly const?: unknown;
    readonly properties?: Readonly<Record<string, Schema>>;
    readonly additionalProperties?: Schema | boolean;
    readonly items?: Schema;
    readonly anyOf?: readonly Schema[];
    readonly oneOf?: readonly Schema[];
    readonly allOf?: readonly Schema[];
}

/** Paths of switches and closed choices. */
function choicesOf(schema: Schema, path: readonly string[] = []): string[] {
    const closed = schema.type === "boolean" || schema.enum !== undefined || schema.const !== undefined;
    const { additionalProperties: named } = schema;
    return [
        ...(closed ? [path.join(".")] : []),
        ...Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => choicesOf(inner, [...path, key])),
        ...(typeof named === "object" ? choicesOf(named, [...path, "*"]) : []),
        ...(schema.items === undefined ? [] : choicesOf(schema.items, [...path, "[]"])),
        ...[schema.anyOf, schema.oneOf, schema.allOf].flatMap((some) =>
            (some ?? []).flatMap((inner) => choicesOf(inner, path)),
        ),
    ];
}

describe("switches and closed choices of the settings", () => {
    const found = new Set(
        layers.flatMap(({ layer, schema }) =>
            choicesOf(z.toJSONSchema(schema as z.ZodType, { io: "input", unrepresentable: "any" }) as Schema).map(
                (path) => `${layer} ${path}`,
            ),
        ),
    );

    it("are each an opt-out, judged by the pack, or harmless for a reason", () => {
        assert.deepEqual(
            [...found].filter((choice) => standingOf(choice) === undefined),
            [],
        );
        assert.deepEqual(
            Object.keys(choices).filter((choice) => !found.has(choice)),
            [],
        );
    });

    it("are listed as opt-outs by their components where they are some", async () => {
        const lists = await optOutLists();
        const ofLayers = LAYER_LISTS.flatMap((name) => lists.get(name) ?? []);
        const listed = new Set(ofLayers.map(({ option }) => option));
        const ofAccount = accountOptOuts(lists);
        for (const [choice, { is }] of Object.entries(choices)) {
            if (choice.startsWith("account ")) {
                assert.equal(ofAccount.has(choice.replace(/\.\[\]$/, "")), is === "optOut", choice);
                continue;
            }
            const option = choice.replace(
                /^\S+ ((instances|clusters|serverless|environments|repositories)\.\*\.)?/,
                "",
            );
            assert.equal(listed.has(option), is === "optOut", choice);
        }
    });
});

/** Lists of components whose choices stand in settings of layers above. */
const LAYER_LISTS = [
    "network.networkOptOuts",
    "database.databaseOptOuts",
    "database.auroraOptOuts",
    "cache.cacheOptOuts",
    "cache.serverlessOptOuts",
    "cluster.clusterOptOuts",
    "deployments.stackDeploymentOptOuts",
    "platform.platformOptOuts",
    "images.repositoryOptOuts",
    "images.registryOptOuts",
];

describe("components made less safe, judged as in prod", function () {
    this.timeout(240_000);
    let result: PreviewResult;
    let lists: ReadonlyMap<string, readonly ListedOptOut[]>;

    before(async () => {
        lists = await optOutLists();
        const stacks = [{ directory: join(import.meta.dirname, "weakenedProgram"), stack: "prod" }];
        result = await preview({ stacks, policyPacks: [join(root, "policies")] });
    });

    function messages(): readonly { readonly severity: string; readonly message: string }[] {
        return result.stacks.flatMap(({ diagnostics }) =>
            diagnostics.filter(({ message }) => message.startsWith(OPT_OUT_PREFIX)),
        );
    }

    it("are judged by rules that the pack has", () => {
        const judging = Object.values(choices).flatMap((standing) => (standing.is === "judged" ? [standing.rule] : []));
        const known = new Set(result.findings.map(({ rule }) => rule));
        assert.deepEqual(
            judging.filter((rule) => !known.has(rule)),
            [],
        );
    });

    /** Rules that are violated by what a component made. */
    function violated(index: number): string[] {
        const own = new RegExp(`::w${index}(-|$)`);
        const rules = result.findings
            .filter(({ outcome, urn }) => outcome === "violation" && own.test(urn ?? ""))
            .map(({ rule }) => rule);
        return [...new Set(rules)].sort();
    }

    it("cover every opt-out of every list in the packages", () => {
        assert.deepEqual([...lists.keys()].sort(), [...Object.keys(ownerOf), ...Object.keys(usedElsewhere)].sort());
        const logged = tried.filter((one) => one.logged !== undefined).map((one) => `${one.component} ${one.option}`);
        const listed = Object.entries(ownerOf).flatMap(([list, component]) =>
            (lists.get(list) ?? []).map(({ option }) => `${component} ${option}`),
        );
        assert.deepEqual(logged.sort(), listed.sort());
    });

    it("say so once for the whole program: as a warning what exposes, as a note what can be lost", () => {
        const severities = messages().map(({ severity }) => severity);
        assert.deepEqual([...new Set(severities)].sort(), ["info", "warning"]);
        for (const [index, { component, option, logged }] of tried.entries()) {
            if (logged === undefined) continue;
            const [list = ""] = Object.entries(ownerOf).find(([, owner]) => owner === component) ?? [];
            const risk = lists.get(list)?.find((one) => one.option === option)?.risk;
            const said = messages().filter(({ message }) => message.includes(`\n  w${index}: ${logged}: `));
            assert.deepEqual(
                [...new Set(said.map(({ severity }) => severity))],
                [risk === "exposes" ? "warning" : "info"],
            );
        }
    });

    for (const [index, { component, option, violated: rules }] of weakened.entries()) {
        if (rules === undefined) continue;
        it(`${rules.length === 0 ? "are noticed by the log alone" : `break ${rules.join(", ")}`}: ${component} ${option}`, () => {
            assert.deepEqual(violated(index), [...rules].sort());
        });
    }
});

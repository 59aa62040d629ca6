import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { compare, type ComparedResource, type StackPlan, STACK_TYPE, PROVIDER_PREFIX } from "@plinth/plan";

const RECORDED = path.join(import.meta.dirname, "recorded");

/** What differs between the URNs that were recorded and those of a program now. */
export interface UrnChanges {
    /** Recorded, and neither there nor among anybody's aliases: deployed, each would be deleted. */
    readonly lost: readonly string[];
    /** Found under another URN by an alias, of its own or of a parent. */
    readonly renamed: readonly { readonly from: string; readonly to: string }[];
    readonly added: readonly string[];
}

/** The URNs of everything that plans make, sorted. What is only read belongs to somebody else. */
export function urnsOf(plans: readonly StackPlan[]): string[] {
    const made = plans
        .flatMap(({ resources }) => resources)
        .filter(({ read, type, name }) => read !== true && type !== STACK_TYPE && !isDefaultProvider(type, name));
    return made.map(({ urn }) => urn).sort();
}

/** The engine makes it itself, and names it after the version of its package. */
function isDefaultProvider(type: string, name: string): boolean {
    return type.startsWith(PROVIDER_PREFIX) && name.startsWith("default");
}

/** Compares recorded URNs with plans. */
export function compareUrns(recorded: readonly string[], plans: readonly StackPlan[]): UrnChanges {
    const old = Map.groupBy(recorded.map(resourceOf), ({ urn }) => urn.split("::").slice(0, 2).join("::"));
    const stacks = [...old].map(([head, resources]) => {
        const [stack = "", project = ""] = head.slice("urn:pulumi:".length).split("::");
        return { project, stack, resources, outputs: {} };
    });
    const { stacks: compared } = compare({
        now: plans,
        other: { kind: "plan", stacks },
        against: { kind: "files", files: [] },
        replacedBy: () => [],
    });
    const changes = compared.flatMap(({ changes }) => changes);
    return {
        lost: changes.filter(({ kind }) => kind === "delete").map(({ urn }) => urn),
        renamed: changes.flatMap(({ urn, oldUrn }) => (oldUrn === undefined ? [] : [{ from: oldUrn, to: urn }])),
        added: changes.filter(({ kind }) => kind === "create" || kind === "import").map(({ urn }) => urn),
    };
}

/** What an environment's list says, as somebody should read it who made it wrong; empty where it is right. */
export function urnProblems(environment: string, { lost, added }: UrnChanges): string {
    const problems: string[] = [];
    if (lost.length > 0) {
        problems.push(
            `${environment} loses ${lost.length} URN(s), which a deployment would delete:`,
            ...lost.map((urn) => `  ${urn}`),
            'If a resource has a new name, type or parent: give it its old one, such as aliases: [{ name: "<old name>" }].',
            "If it is to be deleted: npm run record-urns -- --lost '<URN>' for each of them.",
        );
    }
    if (added.length > 0) {
        problems.push(
            `${environment} has ${added.length} URN(s) that are not recorded:`,
            ...added.map((urn) => `  ${urn}`),
            "Their names are a contract from the first deployment on. If they are right: npm run record-urns",
        );
    }
    return problems.join("\n");
}

/** The recorded URNs of an environment; `undefined` where none were recorded. */
export function readRecorded(environment: string): string[] | undefined {
    try {
        return readFileSync(fileOf(environment), "utf8").split("\n").filter(Boolean);
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw error;
    }
}

export function writeRecorded(environment: string, urns: readonly string[]): void {
    writeFileSync(fileOf(environment), urns.map((urn) => `${urn}\n`).join(""));
}

function fileOf(environment: string): string {
    return path.join(RECORDED, `${environment}.urns`);
}

/** As much of a resource as its URN says. Parents are found by aliases of the resources that are there now. */
function resourceOf(urn: string): ComparedResource {
    const [, , types = "", ...name] = urn.split("::");
    const type = types.split("$").at(-1) ?? "";
    const options = {};
    return { urn, type, name: name.join("::"), custom: true, inputs: {}, propertyDependencies: {}, options };
}

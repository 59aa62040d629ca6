import { type Answers, preview } from "@plinth/engine";
import { encodeObject, type Finding, type PlannedResource, STACK_TYPE } from "@plinth/plan";
import { type ComparedPreview, type ComparedResource, diagnosticLines, verdictLine } from "./compared.ts";

/** Previews one stack with the embedded engine. */
export async function embeddedPreview(request: {
    readonly directory: string;
    readonly stack: string;
    readonly policyPack?: string;
    readonly answers?: Answers;
}): Promise<ComparedPreview> {
    const { directory, stack, policyPack, answers = {} } = request;
    const result = await preview({
        stacks: [{ directory, stack }],
        policyPacks: policyPack === undefined ? [] : [policyPack],
        answers,
        // The settled pass has no counterpart: a real preview knows no more than pass one.
        passes: 1,
    });
    const [plan] = result.stacks;
    if (plan === undefined) throw new Error("the embedded preview has no plan");
    const said = plan.diagnostics.map(({ severity, message, urn = "" }) => ({ severity, message, urn }));
    return {
        failed: result.failed,
        resources: new Map(plan.resources.map((resource) => [resource.urn, comparedResource(resource)])),
        autonames: new Map(),
        outputs: encodeObject(plan.outputs),
        verdicts: result.findings.flatMap(asLines).sort(),
        diagnostics: diagnosticLines(
            said.filter(({ message }) => !isOwn(message)),
            directory,
        ),
    };
}

/** What only a preview without a cloud has to say. */
function isOwn(message: string): boolean {
    return /has no answer without a cloud|is not part of this preview|is a remote component: its children/.test(
        message,
    );
}

function comparedResource(resource: PlannedResource): ComparedResource {
    const read = resource.read === true;
    const isStack = resource.type === STACK_TYPE;
    return {
        type: resource.type,
        custom: resource.custom,
        read,
        parent: resource.parent ?? "",
        provider: resource.provider ?? "",
        protect: resource.protect,
        inputs: isStack ? {} : encodeObject(resource.inputs),
        outputs: isStack || read ? {} : encodeObject(resource.outputs),
        options: comparedOptions(resource),
        dependencies: read ? [] : resource.dependencies,
        propertyDependencies: resource.propertyDependencies,
    };
}

/** The options that a saved plan of the real engine has. */
function comparedOptions({ options }: PlannedResource): Record<string, unknown> {
    const { deleteBeforeReplace, ignoreChanges, additionalSecretOutputs, customTimeouts, import: id } = options;
    return {
        ...(deleteBeforeReplace === undefined ? {} : { deleteBeforeReplace }),
        ...(ignoreChanges === undefined ? {} : { ignoreChanges }),
        ...(additionalSecretOutputs === undefined ? {} : { additionalSecretOutputs }),
        ...(id === undefined ? {} : { import: id }),
        ...(customTimeouts === undefined ? {} : { customTimeouts: inSeconds(customTimeouts) }),
    };
}

const SECONDS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1 };

/** Timeouts as the engine keeps them: `1h30m` is 5400. */
function inSeconds(timeouts: Readonly<Record<string, string>>): Record<string, number> {
    const seconds = (text: string): number =>
        [...text.matchAll(/([\d.]+)([hms])/g)].reduce(
            (sum, [, count, unit = ""]) => sum + Number(count) * (SECONDS[unit] ?? Number.NaN),
            0,
        );
    return Object.fromEntries(Object.entries(timeouts).map(([name, text]) => [name, seconds(text)]));
}

function asLines(finding: Finding): string[] {
    if (finding.outcome === "pass" || finding.outcome === "notApplicable") return [];
    const { rule, level, urn, property, expected, actual, remedy, outcome, message: said } = finding;
    // A pack that is not this repository's says what it says; ours is taken apart, and put together again here.
    const message =
        expected === null && remedy === null
            ? said
            : `${property}: expected ${expected}, found ${actual}. Fix: ${remedy} [plinth:${outcome}]`;
    // What a rule cannot decide yet is no more than advice on the wire, whatever the rule's level.
    return [verdictLine({ rule, level: outcome === "unverified" ? "advisory" : level, urn, message })];
}

import { preview, type Answers } from "@plinth/engine";
import { encodeObject, type Finding, STACK_TYPE } from "@plinth/plan";
import { type ComparedPreview, type ComparedResource, verdictLine } from "./compared.ts";

/** Previews one stack with the embedded engine. @throws Error with its diagnostics when a program or a pack fails. */
export async function embeddedPreview(request: {
    readonly directory: string;
    readonly stack: string;
    readonly policyPack?: string;
    readonly stackOutputs?: NonNullable<Answers["stackOutputs"]>;
}): Promise<ComparedPreview> {
    const { directory, stack, policyPack, stackOutputs = {} } = request;
    const result = await preview({
        stacks: [{ directory, stack }],
        policyPacks: policyPack === undefined ? [] : [policyPack],
        answers: { stackOutputs },
    });
    const [plan] = result.stacks;
    if (plan === undefined || result.failed) {
        throw new Error(
            `the embedded preview failed: ${plan?.diagnostics.map(({ message }) => message).join("\n") ?? "no plan"}`,
        );
    }
    const resources = new Map<string, ComparedResource>();
    const autonames = new Map<string, string>();
    for (const resource of plan.resources) {
        const name = Object.entries(resource.outputs).find(
            ([property, value]) =>
                !(property in resource.inputs) && typeof value === "string" && /-[0-9a-f]{7,8}$/.test(value),
        );
        if (name !== undefined) autonames.set(String(name[1]), `<name of ${resource.urn}>`);
        if (resource.read === true) continue;
        resources.set(resource.urn, {
            type: resource.type,
            custom: resource.custom,
            parent: resource.parent ?? "",
            provider: resource.provider ?? "",
            protect: resource.protect,
            inputs: resource.type === STACK_TYPE ? {} : encodeObject(resource.inputs),
            dependencies: resource.dependencies,
            propertyDependencies: Object.fromEntries(
                Object.entries(resource.propertyDependencies)
                    .map(([property, urns]) => [property, urns.toSorted()] as const)
                    .sort(([one], [other]) => (one < other ? -1 : 1)),
            ),
        });
    }
    return {
        resources,
        autonames,
        outputs: encodeObject(plan.outputs),
        verdicts: result.findings.flatMap(asLines).sort(),
    };
}

function asLines(finding: Finding): string[] {
    if (finding.outcome === "pass" || finding.outcome === "notApplicable") return [];
    const { rule, level, urn, property, expected, actual, remedy, outcome } = finding;
    const message = `${property}: expected ${expected}, found ${actual}. Fix: ${remedy} [plinth:${outcome}]`;
    return [verdictLine({ rule, level, urn, message })];
}

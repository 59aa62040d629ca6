import type { Diagnostic, Gap, PolicyChange, StackPlan } from "@plinth/plan";

/** The plan of pass one, completed by what the settled pass of the same stack found. */
export function mergePlans(first: StackPlan, settled: StackPlan): StackPlan {
    const later = new Map(settled.resources.map((resource) => [resource.urn, resource]));
    const known = new Set(first.resources.map(({ urn }) => urn));
    return {
        ...first,
        resources: [
            ...first.resources.map((resource) => {
                const found = later.get(resource.urn);
                if (found === undefined) return resource;
                const { outputs: settledOutputs, provenance } = found;
                const policyChanges = mergeChanges(resource.policyChanges, found.policyChanges);
                return {
                    ...resource,
                    settledOutputs,
                    ...(provenance === undefined ? {} : { provenance }),
                    ...(policyChanges.length === 0 ? {} : { policyChanges }),
                };
            }),
            ...settled.resources
                .filter(({ urn }) => !known.has(urn))
                .map((resource) => ({ ...resource, settledOutputs: resource.outputs, onlyIn: "settled" as const })),
        ],
        diagnostics: [...first.diagnostics, ...newDiagnostics(first.diagnostics, settled.diagnostics)],
        gaps: mergeGaps([...first.gaps, ...settled.gaps]),
    };
}

/** What packs changed in either pass; of the same change the first pass's word, which holds nothing made up. */
function mergeChanges(first: readonly PolicyChange[] = [], settled: readonly PolicyChange[] = []): PolicyChange[] {
    const keyOf = ({ pack, rule, property }: PolicyChange): string => `${pack} ${rule} ${property}`;
    const known = new Set(first.map(keyOf));
    const later = settled.filter((change) => !known.has(keyOf(change)));
    return [...first, ...later.map((change) => ({ ...change, onlyIn: "settled" as const }))];
}

/** What only the settled pass said. What a program prints is left out: with values that nobody has, it helps nobody. */
function newDiagnostics(first: readonly Diagnostic[], settled: readonly Diagnostic[]): Diagnostic[] {
    const keyOf = ({ severity, message, urn }: Diagnostic): string => JSON.stringify([severity, message, urn]);
    const said = new Set(first.map(keyOf));
    return settled
        .filter((diagnostic) => diagnostic.severity !== "info" && !said.has(keyOf(diagnostic)))
        .map((diagnostic) => ({ ...diagnostic, pass: "settled" }));
}

function mergeGaps(gaps: readonly Gap[]): Gap[] {
    const merged = new Map<string, Gap>();
    for (const gap of gaps) {
        const key = `${gap.kind} ${gap.token}`;
        const urns = new Set([...(merged.get(key)?.urns ?? []), ...gap.urns]);
        merged.set(key, { ...gap, urns: [...urns] });
    }
    return [...merged.values()];
}

import type analyzerProto from "@pulumi/pulumi/proto/analyzer_pb.js";
import {
    type Finding,
    findingId,
    isPlanObject,
    PlanAsset,
    type PlanObject,
    type PlanValue,
    type PolicyChange,
    Secret,
} from "@plinth/plan";
import { readStruct } from "../services/structs.ts";
import type { LiveResource, StackState } from "../state/stackState.ts";
import { fromWireObject, type HashAsset } from "../wire/fromWire.ts";
import { toWireObject } from "../wire/toWire.ts";

/**
 * Applies what a pack changes in a resource, one remediation after the other, as the engine does between a provider's
 * check of the inputs and their analysis.
 *
 * @returns what could not be corrected, as findings that do not block: the rules judge the resource after this.
 */
export function applyCorrections(
    resource: LiveResource,
    response: analyzerProto.RemediateResponse,
    { pass }: Pick<StackState, "pass">,
    hash: HashAsset,
): Finding[] {
    const findings: Finding[] = [];
    for (const remediation of response.getRemediationsList()) {
        const [rule, pack] = [remediation.getPolicyname(), remediation.getPolicypackname()];
        const diagnostic = remediation.getDiagnostic();
        if (diagnostic !== "") {
            findings.push({
                id: findingId(rule, resource.urn, null),
                rule,
                pack,
                outcome: "unverified",
                level: "advisory",
                severity: null,
                urn: resource.urn,
                property: null,
                expected: null,
                actual: null,
                message: diagnostic,
                remedy: null,
                controls: [],
                decidedIn: pass,
            });
            continue;
        }
        const inputs = fromWireObject(readStruct(remediation.getProperties()), hash);
        const changes = changesOf(resource.inputs, inputs).map((change) => ({ rule, pack, ...change }));
        resource.inputs = inputs;
        resource.policyChanges = [...(resource.policyChanges ?? []), ...changes];
    }
    return findings;
}

function changesOf(before: PlanObject, after: PlanObject): Omit<PolicyChange, "rule" | "pack">[] {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])]
        .filter((property) => wireOf(before, property) !== wireOf(after, property))
        .sort()
        .map((property) => ({
            property,
            ...(before[property] === undefined ? {} : { before: before[property] }),
            ...(after[property] === undefined ? {} : { after: after[property] }),
        }));
}

function wireOf(values: PlanObject, property: string): string {
    const value = values[property];
    // Packs are given no resource references, and give none back.
    return value === undefined ? "" : JSON.stringify(toWireObject({ value }, { secrets: true, resources: false }));
}

/** Whether a pack may be asked to correct a resource: the policy SDK refuses an asset of empty text. */
export function canBeCorrected(value: PlanValue): boolean {
    if (value instanceof Secret) return canBeCorrected(value.value);
    if (value instanceof PlanAsset) return !("text" in value.source) || value.source.text !== "";
    if (Array.isArray(value)) return value.every(canBeCorrected);
    return !isPlanObject(value) || Object.values(value).every(canBeCorrected);
}

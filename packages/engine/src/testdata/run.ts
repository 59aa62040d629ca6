import type { PlannedResource, StackPlan } from "@plinth/plan";
import { preview, type PreviewRequest, type PreviewResult } from "../preview.ts";

/** The stack every program here is run as. */
export const STACK = "test";

/** What a preview of one program found, with its resources by name. */
export class Ran {
    readonly result: PreviewResult;
    readonly plan: StackPlan;

    constructor(result: PreviewResult) {
        const [plan] = result.stacks;
        if (plan === undefined) throw new Error("no stack was previewed");
        this.result = result;
        this.plan = plan;
    }

    /** The only resource of a name. */
    resource(name: string): PlannedResource {
        const found = this.plan.resources.filter((resource) => resource.name === name);
        const [first] = found;
        if (first === undefined || found.length > 1) throw new Error(`${found.length} resources are named ${name}`);
        return first;
    }

    /** The type part of a resource's URN, parents' types included. */
    qualifiedType(name: string): string {
        return this.resource(name).urn.split("::")[2] ?? "";
    }

    /** Names of the resources behind URNs or references, sorted. */
    names(urns: readonly string[]): string[] {
        return urns.map((urn) => urn.split("::")[3] ?? "").sort();
    }

    /** Messages of one severity. */
    said(severity: "info" | "warning" | "error"): string[] {
        return this.plan.diagnostics.filter((said) => said.severity === severity).map(({ message }) => message);
    }
}

/** Previews one program, in pass one unless more is asked for. */
export async function run(directory: string, more: Partial<PreviewRequest> = {}): Promise<Ran> {
    return new Ran(await preview({ stacks: [{ directory, stack: STACK }], policyPacks: [], passes: 1, ...more }));
}

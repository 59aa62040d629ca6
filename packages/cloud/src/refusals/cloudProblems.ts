import { inputProblems } from "./inputProblems.ts";
import type { CloudResource } from "./refusal.ts";
import { refusals } from "./refusals.ts";
import { SiblingIndex } from "./siblings.ts";

/** A resource of a plan, with the version of the provider that would make it. */
export interface PlannedForCloud extends CloudResource {
    /** Version of the provider; facts about inputs hold for its major version. Default: the one they were made of. */
    readonly providerVersion?: string;
}

/** Something that a deployment would stumble over. */
export interface CloudProblem {
    readonly urn: string;
    readonly property: string;
    /**
     * `error`: the deployment of this resource fails. `warning`: an input nobody knows, a refusal that rests on a value the
     * simulated cloud made up, or one that only a later change will meet.
     */
    readonly severity: "error" | "warning";
    readonly message: string;
    /** Where the rule was read. */
    readonly source: string;
}

const WHEN = {
    created: (name: string) => `creating ${name} will fail`,
    ready: (name: string) => `${name} will never become ready`,
    changed: (name: string) => `changing ${name} later will fail`,
};

/**
 * What the cloud and its provider would refuse of a program's resources: known refusals in their words, inputs that a type
 * does not have or that it misses. Meant for the settled pass, where values are known; what is not known is not judged.
 *
 * @param resources all that would be created, in any order: rules look at other resources by their ids.
 */
export function cloudProblems(resources: readonly PlannedForCloud[]): CloudProblem[] {
    const index = new SiblingIndex(resources);
    return resources.flatMap((resource) => {
        const { urn, type } = resource;
        const name = urn.slice(urn.lastIndexOf("::") + 2);
        const inputs = inputProblems(type, name, resource.inputs, resource.providerVersion).map((problem) => ({
            urn,
            ...problem,
            source: "type declarations of @pulumi/aws",
        }));
        const refused = refusals(resource, index).map(
            ({ property, message, by, source, assumed, stage = "created" }): CloudProblem => {
                const words =
                    by === "provider"
                        ? `${type} resource '${name}' has a problem: ${message}. Examine values at '${name}.${property}'.`
                        : `${WHEN[stage](name)}: ${message}`;
                if (assumed)
                    return { urn, property, severity: "warning", message: `${words} (for a made-up value)`, source };
                return { urn, property, severity: stage === "changed" ? "warning" : "error", message: words, source };
            },
        );
        return [...inputs, ...refused];
    });
}

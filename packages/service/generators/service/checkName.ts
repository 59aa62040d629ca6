import type { Problem } from "@plinth/core/errors";
import { ENVIRONMENT_NAME_LENGTH } from "@plinth/core/settings";
import { isTakenNamespace, LONGEST_LABEL } from "@plinth/workload/plan";
import { LONGEST_SERVICE_NAME, SERVICE_NAME } from "../../src/settings/serviceName.ts";
import { camelCase, NO_LAYERS, TAKEN_WORDS } from "./names.ts";

/** What is wrong with the name of a service, wherever it is going to stand. @param layers that there are already. */
export function checkName(name: string, layers: readonly string[]): Problem[] {
    const problem = (rule: string, fix = "choose another"): Problem => ({ path: "name", rule, value: name, fix });
    if (!SERVICE_NAME.test(name)) {
        return [problem("must be lower-case letters, digits and single hyphens, a letter first", "such as order-mail")];
    }
    if (name.length > LONGEST_SERVICE_NAME) {
        return [
            problem(
                `must have at most ${LONGEST_SERVICE_NAME} characters: it stands in namespaces (after an environment's name of up to ${ENVIRONMENT_NAME_LENGTH}), roles and labels`,
                "shorten it",
            ),
        ];
    }
    if (layers.includes(name)) return [problem("must be new: there is such a layer already")];
    if (NO_LAYERS.includes(name)) return [problem(`must not be ${name}: stacks/${name} is something else`)];
    if (isTakenNamespace(name)) {
        return [problem("must not be the name of a namespace that clusters have for other things")];
    }
    // Layers are looked up by name, and every object answers to this one.
    if (TAKEN_WORDS.includes(camelCase(name)) || name in {}) {
        return [problem("must not be a word of TypeScript or of the layer's files: the layer's constant has its name")];
    }
    const alike = layers.find((layer) => camelCase(layer) === camelCase(name));
    if (alike !== undefined) {
        return [problem(`must differ from ${alike} by more than hyphens: the layers' constants would have one name`)];
    }
    return [];
}

/** What is wrong with the team's name, which is a label of every object. */
export function checkOwner(owner: string): Problem[] {
    if (/^[a-z]([a-z0-9-]*[a-z0-9])?$/.test(owner) && owner.length <= LONGEST_LABEL) return [];
    const rule = `must be at most ${LONGEST_LABEL} lower-case letters, digits and hyphens, a letter first, no hyphen last`;
    return [{ path: "owner", rule, value: owner, fix: "write the team as alarms shall name it" }];
}

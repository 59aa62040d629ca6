import { join } from "node:path";
import { ENVIRONMENTS, findRepository } from "@plinth/core/settings";
import { catalogue } from "@plinth/policies/catalogue";
import { EnvironmentPolicies } from "@plinth/policies/levels";

/**
 * What environments say about rules, read from the settings of the repository around a folder; outside of one the
 * catalogue's defaults hold.
 */
export function environmentPolicies(cwd: string): EnvironmentPolicies {
    return new EnvironmentPolicies(environmentsFolder(cwd), new Set(catalogue.map(({ name }) => name)));
}

function environmentsFolder(cwd: string): string {
    try {
        return join(findRepository(cwd), ENVIRONMENTS);
    } catch {
        return join(cwd, ENVIRONMENTS);
    }
}
